import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { startEmbeddedDynamoDb } from '#local/services/dynamodb/embedded/embedded-dynamodb.ts';
import { dynamoDbAt, type TestDynamoDb } from '#testing/dynamodb.ts';

const ENGINE = { accountId: '000000000000', region: 'eu-central-1', partition: 'aws' };

/** The embedded DynamoDB on a random port, for the tests of one file; the SDK's standard variables of this process lead there. */
export async function startEmbedded(): Promise<TestDynamoDb> {
  const folder = mkdtempSync(join(tmpdir(), 'flowmaster-dynamodb-'));
  const engine = await startEmbeddedDynamoDb({ ...ENGINE, file: join(folder, 'tables.sqlite') });
  const server = createServer((request, response) => {
    const answered = buffer(request).then((body) =>
      engine.call(String(request.headers['x-amz-target']), body.toString()),
    );
    answered.then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (error: Error) => response.destroy(error),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return dynamoDbAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
