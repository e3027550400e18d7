import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AwsCallError, type CloudContext, type ResourceProvider } from '#local/services/contract.ts';
import { emptyStage, type HttpApi } from './model.ts';

const ApiSchema = z.object({
  Name: z.string().default('api'),
  ProtocolType: z.string(),
  CorsConfiguration: z
    .object({
      AllowOrigins: z.array(z.string()).default([]),
      AllowMethods: z.array(z.string()).default([]),
      AllowHeaders: z.array(z.string()).default([]),
      ExposeHeaders: z.array(z.string()).default([]),
      AllowCredentials: z.boolean().default(false),
      MaxAge: z.number().optional(),
    })
    .optional(),
});
const RouteSchema = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'CUSTOM']).default('NONE'),
  AuthorizerId: z.string().optional(),
});
const IntegrationSchema = z.object({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().min(50).max(30_000).default(30_000),
});
const AuthorizerSchema = z.object({
  ApiId: z.string(),
  AuthorizerType: z.literal('REQUEST'),
  AuthorizerUri: z.string(),
  AuthorizerPayloadFormatVersion: z.literal('2.0'),
  EnableSimpleResponses: z.literal(true),
  IdentitySource: z.array(z.string()).default([]),
  AuthorizerResultTtlInSeconds: z.number().min(0).max(3600).default(300),
});
const StageSchema = z.object({
  ApiId: z.string(),
  StageName: z.literal('$default'),
  StageVariables: z.record(z.string(), z.string()).default({}),
  AccessLogSettings: z.object({ DestinationArn: z.string(), Format: z.string() }).optional(),
  DefaultRouteSettings: z
    .object({ ThrottlingRateLimit: z.number().optional(), ThrottlingBurstLimit: z.number().optional() })
    .optional(),
});

/** AWS::ApiGatewayV2::*: fills `apis`, from which the gateways are made when the assembly is complete. */
export function createApiProviders(apis: Map<string, HttpApi>): ResourceProvider[] {
  const apiOf = (id: string): HttpApi => {
    const api = apis.get(id);
    if (!api) throw new AwsCallError('NotFoundException', `There is no HTTP API ${id}`);
    return api;
  };
  return [
    {
      types: ['AWS::ApiGatewayV2::Api'],
      create: async (logicalId, properties, context, { stack }) => {
        const api = toApi(shortId(stack, logicalId), ApiSchema.parse(properties));
        apis.set(api.id, api);
        const ApiEndpoint = `https://${api.id}.execute-api.${context.region}.amazonaws.com`;
        return { ref: api.id, attributes: { ApiId: api.id, ApiEndpoint } };
      },
    },
    {
      types: ['AWS::ApiGatewayV2::Route'],
      create: async (logicalId, properties, _context, { stack }) => {
        const route = RouteSchema.parse(properties);
        const isCustom = route.AuthorizationType === 'CUSTOM' && route.AuthorizerId !== undefined;
        apiOf(route.ApiId).routes.push({
          key: route.RouteKey,
          integrationId: route.Target.replace('integrations/', ''),
          ...(isCustom && { authorizerId: route.AuthorizerId! }),
        });
        return { ref: shortId(stack, logicalId), attributes: {} };
      },
    },
    {
      types: ['AWS::ApiGatewayV2::Integration'],
      create: async (logicalId, properties, _context, { stack }) => {
        const integration = IntegrationSchema.parse(properties);
        const id = shortId(stack, logicalId);
        const functionArn = functionArnOf(integration.IntegrationUri);
        apiOf(integration.ApiId).integrations.set(id, { functionArn, timeoutMs: integration.TimeoutInMillis });
        return { ref: id, attributes: {} };
      },
    },
    {
      types: ['AWS::ApiGatewayV2::Authorizer'],
      create: async (logicalId, properties, _context, { stack }) => {
        const authorizer = AuthorizerSchema.parse(properties);
        const id = shortId(stack, logicalId);
        apiOf(authorizer.ApiId).authorizers.set(id, {
          functionArn: functionArnOf(authorizer.AuthorizerUri),
          identitySources: authorizer.IdentitySource,
          cacheSeconds: authorizer.AuthorizerResultTtlInSeconds,
        });
        return { ref: id, attributes: { AuthorizerId: id } };
      },
    },
    {
      types: ['AWS::ApiGatewayV2::Stage'],
      create: (_id, properties, context) => createStage(apiOf, properties, context),
    },
  ];
}

async function createStage(apiOf: (id: string) => HttpApi, properties: unknown, _context: CloudContext) {
  const stage = StageSchema.parse(properties);
  const { AccessLogSettings: log, DefaultRouteSettings: limits } = stage;
  apiOf(stage.ApiId).stage = {
    name: stage.StageName,
    variables: stage.StageVariables,
    ...(log && { accessLog: { group: log.DestinationArn.split(':')[6] ?? 'access', format: log.Format } }),
    ...(limits?.ThrottlingRateLimit !== undefined && {
      throttle: {
        ratePerSecond: limits.ThrottlingRateLimit,
        burst: limits.ThrottlingBurstLimit ?? limits.ThrottlingRateLimit,
      },
    }),
  };
  return { ref: stage.StageName, attributes: {} };
}

function toApi(id: string, { Name, ProtocolType, CorsConfiguration: cors }: z.infer<typeof ApiSchema>): HttpApi {
  if (ProtocolType !== 'HTTP')
    throw new AwsCallError('UnsupportedOperation', `ProtocolType ${ProtocolType} is not supported locally`);
  return {
    id,
    name: Name,
    routes: [],
    integrations: new Map(),
    authorizers: new Map(),
    stage: emptyStage(),
    ...(cors && {
      cors: {
        allowOrigins: cors.AllowOrigins,
        allowMethods: cors.AllowMethods,
        allowHeaders: cors.AllowHeaders,
        exposeHeaders: cors.ExposeHeaders,
        allowCredentials: cors.AllowCredentials,
        ...(cors.MaxAge !== undefined && { maxAge: cors.MaxAge }),
      },
    }),
  };
}

/** Either a function's ARN, or API Gateway's `…:lambda:path/2015-03-31/functions/<arn>/invocations`. */
const functionArnOf = (uri: string): string => /functions\/(arn:[^/]+)\/invocations/.exec(uri)?.[1] ?? uri;

/** Ten characters as AWS's ids have, the same at every start. */
const shortId = (stack: string, logicalId: string): string =>
  BigInt(`0x${createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, 16)}`)
    .toString(36)
    .slice(0, 10);
