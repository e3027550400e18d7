import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AssemblyError } from '#local/assembly/assembly-error.ts';
import type { ResourceProvider } from '#local/services/contract.ts';
import type { Behaviour, Distribution, Origin, ResponseHeader } from './model.ts';
import { compilePathPattern } from './path-pattern.ts';
import { MANAGED_RESPONSE_HEADERS, readResponseHeaders } from './response-headers.ts';
import { compileViewerFunction } from './viewer-function.ts';

const BehaviourSchema = z.object({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z.array(z.object({ EventType: z.string(), FunctionARN: z.string() })).default([]),
});
const ConfigSchema = z.object({
  DefaultRootObject: z.string().optional(),
  Origins: z.array(z.object({ Id: z.string(), DomainName: z.string(), OriginPath: z.string().default('') })),
  DefaultCacheBehavior: BehaviourSchema,
  CacheBehaviors: z.array(BehaviourSchema).default([]),
  CustomErrorResponses: z
    .array(
      z.object({ ErrorCode: z.number(), ResponseCode: z.number().optional(), ResponsePagePath: z.string().optional() }),
    )
    .default([]),
});
const FunctionSchema = z.object({ Name: z.string(), FunctionCode: z.string() });

/** What the CloudFront resources of the assembly become; the front serves it. */
export interface CloudFrontState {
  distributions: Distribution[];
  functions: Map<string, ReturnType<typeof compileViewerFunction>>;
  responseHeaders: Map<string, ResponseHeader[]>;
}

export const emptyCloudFront = (): CloudFrontState => ({
  distributions: [],
  functions: new Map(),
  responseHeaders: new Map(Object.entries(MANAGED_RESPONSE_HEADERS)),
});

export function createCloudFrontProviders(state: CloudFrontState): ResourceProvider[] {
  return [
    {
      types: ['AWS::CloudFront::Function'],
      create: async (_logicalId, properties, { partition, accountId }) => {
        const { Name, FunctionCode } = FunctionSchema.parse(properties);
        const arn = `arn:${partition}:cloudfront::${accountId}:function/${Name}`;
        state.functions.set(arn, compileViewerFunction(Name, FunctionCode));
        return { ref: arn, attributes: { FunctionARN: arn, 'FunctionMetadata.FunctionARN': arn, Stage: 'LIVE' } };
      },
    },
    {
      types: ['AWS::CloudFront::ResponseHeadersPolicy'],
      create: async (logicalId, properties) => {
        state.responseHeaders.set(logicalId, readResponseHeaders(properties.ResponseHeadersPolicyConfig));
        return { ref: logicalId, attributes: { Id: logicalId } };
      },
    },
    {
      types: ['AWS::CloudFront::Distribution'],
      create: async (logicalId, properties, { partition, accountId }, { stack }) => {
        const id = `E${createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, 13).toUpperCase()}`;
        const distribution = readDistribution(id, properties.DistributionConfig);
        state.distributions.push(distribution);
        const Arn = `arn:${partition}:cloudfront::${accountId}:distribution/${id}`;
        return { ref: id, attributes: { Arn, Id: id, DomainName: distribution.domainName } };
      },
    },
  ];
}

function readDistribution(id: string, properties: unknown): Distribution {
  const config = ConfigSchema.parse(properties);
  const fallback = { ...config.DefaultCacheBehavior, PathPattern: '*' };
  return {
    id,
    domainName: `${id.toLowerCase()}.cloudfront.net`,
    ...(config.DefaultRootObject !== undefined && { defaultRootObject: config.DefaultRootObject }),
    origins: new Map(config.Origins.map((origin) => [origin.Id, readOrigin(origin.DomainName, origin.OriginPath)])),
    behaviours: [...config.CacheBehaviors, fallback].map(readBehaviour),
    errorResponses: config.CustomErrorResponses.map(({ ErrorCode, ResponseCode, ResponsePagePath }) => ({
      errorCode: ErrorCode,
      responseCode: ResponseCode ?? ErrorCode,
      ...(ResponsePagePath !== undefined && { pagePath: ResponsePagePath }),
    })),
  };
}

function readOrigin(domainName: string, path: string): Origin {
  const apiId = /^([^.]+)\.execute-api\./.exec(domainName)?.[1];
  if (apiId !== undefined) return { kind: 'http-api', apiId, path };
  const bucket = /^(.+?)\.s3[.-]/.exec(domainName)?.[1];
  if (bucket !== undefined) return { kind: 's3', bucket, path };
  throw new AssemblyError(`the origin ${domainName} is neither a bucket nor an HTTP API`);
}

function readBehaviour(behaviour: z.infer<typeof BehaviourSchema>): Behaviour {
  const viewerRequest = behaviour.FunctionAssociations.find(({ EventType }) => EventType === 'viewer-request');
  return {
    pathPattern: compilePathPattern(behaviour.PathPattern ?? '*'),
    originId: behaviour.TargetOriginId,
    allowedMethods: new Set(behaviour.AllowedMethods),
    ...(viewerRequest && { viewerRequest: viewerRequest.FunctionARN }),
    ...(behaviour.ResponseHeadersPolicyId !== undefined && { responseHeaders: behaviour.ResponseHeadersPolicyId }),
  };
}
