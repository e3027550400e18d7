// The embedded ArangoDB's own thread: its queries do not hold up the rest of the cloud.
import { parentPort, workerData } from 'node:worker_threads';
import { startArangoDb } from '#local/services/arangodb/index.ts';

export interface GraphWorkerData {
  dataDir: string;
  rootPassword: string;
}
export interface GraphWorkerMessage {
  url: string;
}

const server = await startArangoDb(workerData as GraphWorkerData);
parentPort!.once('message', () => void server.close().then(() => process.exit(0)));
parentPort!.postMessage({ url: server.url } satisfies GraphWorkerMessage);
