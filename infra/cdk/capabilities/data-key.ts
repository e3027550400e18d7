import { Aws } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Statement } from './capability.ts';

/** Use of the data key through one AWS service only: never on data of one's own. */
export const dataKeyStatement = (key: IKey, service: 'dynamodb' | 'secretsmanager'): Statement => ({
  actions: [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
  resources: [key.keyArn],
  conditions: { StringEquals: { 'kms:ViaService': `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}` } },
});
