import type { CloudContext, LocalModule } from '#local/services/contract.ts';
import { storageProviders } from './providers.ts';
import { createS3 } from './s3/service.ts';
import { createSqs } from './sqs/service.ts';

/** S3 and SQS. */
export async function createStorage(context: CloudContext): Promise<LocalModule> {
  const [s3, sqs] = [await createS3(context), createSqs(context)];
  return { services: [s3, sqs], providers: storageProviders(s3, sqs), close: () => Promise.resolve() };
}
