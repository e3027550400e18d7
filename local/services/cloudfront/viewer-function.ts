import { createContext, Script } from 'node:vm';
import { z } from 'zod';

/** What a CloudFront function makes of a request: another request, or at once a response. */
const ResultSchema = z.union([
  z.object({
    statusCode: z.number(),
    headers: z.record(z.string(), z.object({ value: z.string() })).default({}),
    body: z.union([z.string(), z.object({ data: z.string() })]).optional(),
  }),
  z.object({ uri: z.string() }),
]);

export type ViewerResult = z.infer<typeof ResultSchema>;
export interface ViewerRequest {
  method: string;
  uri: string;
  headers: Record<string, string>;
  query: URLSearchParams;
  ip: string;
}

/** Wall-clock time: only an endless loop may exceed it, not a machine that is busy with other work. */
const TIME_LIMIT_MS = 2_000;

/** Compiles a viewer-request function (cloudfront-js) once; each request runs it under a time limit. */
export function compileViewerFunction(name: string, code: string): (request: ViewerRequest) => ViewerResult {
  const sandbox = createContext({ console: { log: () => undefined } });
  new Script(code, { filename: name }).runInContext(sandbox, { timeout: TIME_LIMIT_MS });
  const run = new Script('JSON.stringify(handler(JSON.parse(event)))');
  return (request) => {
    sandbox.event = JSON.stringify(toEvent(request));
    return ResultSchema.parse(JSON.parse(String(run.runInContext(sandbox, { timeout: TIME_LIMIT_MS }))));
  };
}

function toEvent({ method, uri, headers, query, ip }: ViewerRequest) {
  const values = (entries: Iterable<[string, string]>) =>
    Object.fromEntries([...entries].map(([key, value]) => [key, { value }]));
  return {
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip },
    request: { method, uri, querystring: values(query), headers: values(Object.entries(headers)), cookies: {} },
  };
}
