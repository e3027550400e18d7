import { join } from 'node:path';
import { AwsCallError, type AwsService, type CloudContext, type LocalModule } from '#local/services/contract.ts';
import { callDynamoDb } from './dynamodb-local/call.ts';
import { startDynamoDbLocal } from './dynamodb-local/dynamodb-local.ts';
import { type EmbeddedDynamoDb, startEmbeddedDynamoDb } from './embedded/embedded-dynamodb.ts';
import { createTableProvider } from './table-provider.ts';

/** `embedded`: our engine over SQLite. `dynamodb-local`: AWS's own, a Java program, much slower. */
export type DynamoDbEngine = 'embedded' | 'dynamodb-local';

/** DynamoDB and its streams behind the door, started at once and awaited by the first call. */
export function createDynamoDb(context: CloudContext, engine: DynamoDbEngine): LocalModule {
  const starting = engine === 'embedded' ? startEmbedded(context) : startAwsLocal(context);
  // Whoever calls next sees the failure; without this line it would end the process before.
  starting.catch(() => undefined);
  const service: AwsService = {
    service: 'dynamodb',
    handle: async ({ target, body }) => {
      if (target === undefined) throw new AwsCallError('MissingAction', 'X-Amz-Target is missing');
      return (await starting).call(target, body.toString());
    },
    close: async () => {
      const running = await starting.catch(() => undefined);
      await running?.close();
    },
  };
  return {
    services: [service],
    providers: [createTableProvider()],
    start: async () => void (await starting),
    close: async () => undefined,
  };
}

const startEmbedded = ({ dataDir, accountId, region, partition }: CloudContext): Promise<EmbeddedDynamoDb> =>
  startEmbeddedDynamoDb({ file: join(dataDir, 'dynamodb', 'tables.sqlite'), accountId, region, partition });

async function startAwsLocal({ dataDir, log }: CloudContext): Promise<EmbeddedDynamoDb> {
  const { port, close } = await startDynamoDbLocal(join(dataDir, 'dynamodb-local'), log);
  return { call: (target, body) => callDynamoDb(port, target, body), close };
}
