import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { AnyOperation } from './core/operation.ts';
import { ProblemSchema } from './core/problem.ts';
import { API_PREFIX, operations } from './operations.ts';

const IF_MATCH = z.string().meta({ description: 'The ETag that was read', example: '"_l_0mKee---"' });
const IDEMPOTENCY_KEY = z
  .string()
  .min(1)
  .max(255)
  .meta({ description: 'The same key with the same body gives the first answer again, for 24 hours' });
const TENANT = z.uuid().meta({ description: 'Must be the tenant of the access token or API key, where it is sent' });

const accessNote = ({ access }: AnyOperation): string =>
  access === 'public'
    ? 'No token needed.'
    : access === 'user'
      ? 'Any signed-in user, any API key.'
      : access === 'service'
        ? 'Services of the platform only.'
        : `Roles: ${access.join(', ')}.`;

const UNAUTHENTICATED = [
  'auth.required',
  'auth.token-expired',
  'auth.token-invalid',
  'auth.api-key-invalid',
  'auth.api-key-expired',
  'auth.api-key-revoked',
];
const COMMON_PROBLEMS: [status: string, codes: (operation: AnyOperation) => string[]][] = [
  ['400', ({ body, consumes }) => (body && consumes === 'json' ? ['request.malformed-json'] : [])],
  ['401', ({ access }) => (access === 'public' ? [] : UNAUTHENTICATED)],
  ['403', ({ access }) => (access === 'public' ? [] : ['auth.forbidden', 'auth.tenant-mismatch'])],
  ['415', ({ consumes }) => (consumes === 'xml' ? ['request.unsupported-media-type'] : [])],
  ['422', ({ body, params, query }) => (body || params || query ? ['request.invalid'] : [])],
  ['428', ({ ifMatch }) => (ifMatch === 'required' ? ['request.precondition-required'] : [])],
];

const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemSchema } },
});

const contentOf = ({ media, produces }: AnyOperation, schema: z.ZodType) => ({
  [`application/${produces}`]: { schema },
  ...Object.fromEntries(media.map((type) => [type, { schema: z.string() }])),
});

function responsesOf(operation: AnyOperation): ZodOpenApiOperationObject['responses'] {
  const etag = operation.etag ? { headers: z.object({ etag: z.string() }) } : {};
  const common = COMMON_PROBLEMS.map(([status, codes]) => [status, codes(operation)] as const).filter(
    ([, codes]) => codes.length > 0,
  );
  return {
    [operation.status]: {
      description: operation.result ? 'Done' : 'Done; no content',
      ...(operation.result ? { content: contentOf(operation, operation.result) } : {}),
      ...etag,
    },
    ...Object.fromEntries(
      common.map(([status, codes]) => [status, problemResponse(codes.map((code) => `\`${code}\``).join(', '))]),
    ),
    default: problemResponse(
      operation.problems.length ? operation.problems.map((code) => `\`${code}\``).join(', ') : 'Any other problem',
    ),
  };
}

function headersOf(operation: AnyOperation) {
  const shape: Record<string, z.ZodType> = {};
  if (operation.access !== 'public') shape['X-Tenant-Id'] = TENANT.optional();
  if (operation.idempotent) shape['Idempotency-Key'] = IDEMPOTENCY_KEY.optional();
  if (operation.ifMatch !== 'none')
    shape['If-Match'] = operation.ifMatch === 'required' ? IF_MATCH : IF_MATCH.optional();
  return Object.keys(shape).length ? { header: z.object(shape) } : {};
}

const describe = (operation: AnyOperation): ZodOpenApiOperationObject => ({
  operationId: operation.id,
  tags: [operation.context],
  summary: operation.summary,
  description: [operation.description, accessNote(operation)].filter(Boolean).join('\n\n'),
  security: operation.access === 'public' ? [] : [{ bearer: [] }],
  requestParams: {
    ...(operation.params ? { path: operation.params } : {}),
    ...(operation.query ? { query: operation.query } : {}),
    ...headersOf(operation),
  },
  ...(operation.body
    ? {
        requestBody: {
          content: {
            [`application/${operation.consumes}`]: {
              schema: operation.body,
              ...(operation.example ? { example: operation.example } : {}),
            },
          },
        },
      }
    : {}),
  responses: responsesOf(operation),
});

/** The API as an OpenAPI 3.1 document, derived from the contracts. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const path = `${API_PREFIX}${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'FlowMaster',
      version: '1',
      description:
        'Draw business processes, publish them as state machines, run them with people, machines and AI agents.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An access token (JWT) of `POST /auth/login`, or an API key (`fmk_…`)',
        },
      },
    },
    paths,
  });
}
