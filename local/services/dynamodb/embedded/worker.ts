// The engine's own thread. Calls that arrive while a commit is on its way to the disk share the next one.
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Engine } from './engine.ts';
import { openEngine } from './engine.ts';
import type { StoreOptions } from './store.ts';

export type ToWorker = { id: number; target: string; body: string } | 'close';
export type FromWorker = 'ready' | { id: number; answer: Answer }[];

const HOUSEKEEPING_MS = 5_000;

const port = parentPort!;
const engine: Engine = openEngine(workerData as StoreOptions);
const waiting: Exclude<ToWorker, 'close'>[] = [];
let planned = false;

const housekeeping = setInterval(() => engine.housekeep(), HOUSEKEEPING_MS);

port.on('message', (message: ToWorker) => {
  if (message === 'close') return stop();
  waiting.push(message);
  if (planned) return;
  planned = true;
  setImmediate(flush);
});
port.postMessage('ready' satisfies FromWorker);

function flush(): void {
  planned = false;
  const batch = waiting.splice(0);
  const answers = batch.map(({ id, target, body }) => ({ id, answer: engine.answer(target, body) }));
  try {
    engine.commit();
    port.postMessage(answers satisfies FromWorker);
  } catch (error) {
    const body = JSON.stringify({ __type: 'InternalServerError', message: String(error) });
    port.postMessage(batch.map(({ id }) => ({ id, answer: { status: 500, body } })) satisfies FromWorker);
  }
}

function stop(): void {
  clearInterval(housekeeping);
  flush();
  engine.close();
  process.exit(0);
}
