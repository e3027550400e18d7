import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { connect } from '#adapters/graph/connection.ts';
import { migrateDatabases } from '#adapters/graph/databases.ts';
import type { CloudContext, LocalModule } from '#local/services/contract.ts';
import type { GraphWorkerData, GraphWorkerMessage } from './graph-worker.ts';

/** The graph database that the functions use: the user's own, or the embedded one. */
export interface Graph {
  url: string;
  credentials: { username: string; password: string };
  close(): Promise<void>;
}

/** With ARANGO_URL set, that server (ARANGO_USERNAME, ARANGO_PASSWORD); otherwise the embedded one in a thread of its own. */
export async function startGraph(dataDir: string, environment: NodeJS.ProcessEnv): Promise<Graph> {
  const { ARANGO_URL: url, ARANGO_USERNAME: username = 'root', ARANGO_PASSWORD: password = '' } = environment;
  if (url) return { url, credentials: { username, password }, close: async () => undefined };
  const directory = resolve(dataDir, 'arangodb');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return startEmbedded({ dataDir: directory, rootPassword: keptPassword(join(directory, 'root-password')) });
}

/** Brings both databases to the latest schema. */
export async function migrateGraph({ url, credentials }: Graph, database = 'flowmaster'): Promise<void> {
  const client = connect(url, '_system', credentials);
  await migrateDatabases(client, database);
  client.close();
}

/** Puts the graph's credentials into the secret that the functions read, before anything calls a function. */
export function graphSecretModule(context: CloudContext, graph: Graph): LocalModule {
  return {
    services: [],
    providers: [],
    start: async () => {
      const secrets = context.resources('AWS::SecretsManager::Secret');
      const secret = secrets.find(({ logicalId }) => logicalId.startsWith('Arango'));
      if (!secret) return;
      const SecretString = JSON.stringify(graph.credentials);
      await context.call('secretsmanager', 'secretsmanager.PutSecretValue', { SecretId: secret.ref, SecretString });
    },
    close: async () => undefined,
  };
}

async function startEmbedded(workerData: GraphWorkerData): Promise<Graph> {
  const worker = new Worker(new URL('./graph-worker.ts', import.meta.url), {
    name: 'graph',
    workerData,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const url = await new Promise<string>((ready, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: GraphWorkerMessage) => ready(message.url));
  });
  return {
    url,
    credentials: { username: 'root', password: workerData.rootPassword },
    close: async () => {
      const gone = new Promise((done) => worker.once('exit', done));
      worker.postMessage('close');
      await gone;
    },
  };
}

function keptPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
