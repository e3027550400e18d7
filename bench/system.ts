import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { publishProcess } from '#contracts/processes/index.ts';
import { SessionSchema } from '#contracts/sessions.ts';
import { Api } from '#examples/player/api.ts';
import { DEMO_PASSWORD, PEOPLE } from '#examples/player/people.ts';
import { type Server, startServer } from '../tests/system/server.ts';
import { type Client, clientOf } from './client.ts';
import { now } from './measure.ts';

export interface BenchSystem {
  server: Server;
  dataDir: string;
  client: Client;
  /** From the command to the printed URL, in milliseconds. */
  startMs: number;
}

const signedIn = async (server: Server): Promise<Client> => {
  const session = await new Api(server.url).post('/auth/login', SessionSchema, {
    email: PEOPLE.ada.email,
    password: DEMO_PASSWORD,
  });
  return clientOf(server.url, session.accessToken);
};

export async function boot(dataDir = mkdtempSync(join(tmpdir(), 'flowmaster-bench-'))): Promise<BenchSystem> {
  const start = now();
  const server = await startServer(dataDir);
  const startMs = now() - start;
  return { server, dataDir, startMs, client: await signedIn(server) };
}

export async function shutDown({ server, dataDir }: BenchSystem): Promise<void> {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

export async function publish(client: Client, definition: ProcessDefinitionInput): Promise<string> {
  const { id } = await client.call<{ id: string }>('POST', '/processes', definition);
  publishProcess.result.parse(await client.call('POST', `/processes/${id}/publish`, {}));
  return id;
}
