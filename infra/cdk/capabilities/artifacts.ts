import type { Grant, GrantScope } from './capability.ts';
import { dataKeyStatement } from './data-key.ts';

/** Large data by reference: objects below `tenants/` of the artifacts bucket. */
export const artifacts = ({ names, stateful, scope }: GrantScope): Grant => ({
  environment: { ARTIFACTS_BUCKET: stateful.artifacts.bucketName },
  statements: [
    {
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [names.objectArn(scope, 'artifacts', 'tenants/*')],
      wildcardReason: 'objects are named when they are written; the prefix holds tenant data only',
    },
    dataKeyStatement(stateful.dataKey, 's3'),
  ],
});
