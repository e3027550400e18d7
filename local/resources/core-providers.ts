import type { Asset } from '#local/assembly/read-assembly.ts';
import type { HttpApi } from '#local/services/apigateway/model.ts';
import { createApiProviders } from '#local/services/apigateway/providers.ts';
import { type CloudFrontState, createCloudFrontProviders } from '#local/services/cloudfront/providers.ts';
import type { ResourceProvider } from '#local/services/contract.ts';
import type { Lambda } from '#local/services/lambda/lambda.ts';
import { createBucketDeploymentProvider } from './bucket-deployment.ts';
import { createFunctionProvider } from './lambda-function.ts';
import { createFunctionSatelliteProviders } from './lambda-satellites.ts';
import { createNoEffectProvider } from './no-local-effect.ts';

export interface CoreParts {
  lambda: Lambda;
  assets: ReadonlyMap<string, Asset>;
  apis: Map<string, HttpApi>;
  cloudFront: CloudFrontState;
}

/** The providers that belong to no single service folder. */
export function createCoreProviders({ lambda, assets, apis, cloudFront }: CoreParts): ResourceProvider[] {
  return [
    createFunctionProvider(lambda, assets),
    ...createFunctionSatelliteProviders(lambda),
    ...createApiProviders(apis),
    ...createCloudFrontProviders(cloudFront),
    createBucketDeploymentProvider(assets),
    createNoEffectProvider(),
  ];
}
