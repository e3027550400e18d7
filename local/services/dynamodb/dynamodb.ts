import { join } from 'node:path';
import { AwsCallError, type AwsService, type CloudContext, type LocalModule } from '#local/services/contract.ts';
import { callDynamoDb } from './call.ts';
import { type DynamoDbLocal, startDynamoDbLocal } from './dynamodb-local.ts';
import { createTableProvider } from './table-provider.ts';

export interface DynamoDbModule extends LocalModule {
  url(): string;
}

/** DynamoDB and its streams: AWS's DynamoDB Local behind the door, started at once and awaited by the first call. */
export function createDynamoDb(context: CloudContext): DynamoDbModule {
  let port = 0;
  const starting: Promise<DynamoDbLocal> = startDynamoDbLocal(join(context.dataDir, 'dynamodb'), context.log).then(
    (local) => {
      port = local.port;
      return local;
    },
  );
  // Whoever calls next sees the failure; without this line it would end the process before.
  starting.catch(() => undefined);
  const service: AwsService = {
    service: 'dynamodb',
    handle: async ({ target, body }) => {
      if (target === undefined) throw new AwsCallError('MissingAction', 'X-Amz-Target is missing');
      if (port === 0) await starting;
      return callDynamoDb(port, target, body);
    },
    close: async () => {
      const local = await starting.catch(() => undefined);
      await local?.close();
    },
  };
  return {
    services: [service],
    providers: [createTableProvider()],
    url: () => `http://127.0.0.1:${port}`,
    start: async () => void (await starting),
    close: async () => undefined,
  };
}
