import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AwsResponse } from '#local/services/contract.ts';
import type { StoreOptions } from './store.ts';
import type { FromWorker, ToWorker } from './worker.ts';

export interface EmbeddedDynamoDb {
  call(target: string, body: string): Promise<AwsResponse>;
  close(): Promise<void>;
}

const HEADERS = { 'content-type': 'application/x-amz-json-1.0' };

/** Starts the engine's thread; a call resolves when what it wrote is on the disk. */
export async function startEmbeddedDynamoDb(options: StoreOptions): Promise<EmbeddedDynamoDb> {
  mkdirSync(dirname(options.file), { recursive: true });
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    name: 'dynamodb',
    workerData: options,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const pending = new Map<number, { resolve(response: AwsResponse): void; reject(error: Error): void }>();
  let lastId = 0;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (message: FromWorker) => {
      if (message === 'ready') return resolve();
      for (const { id, answer } of message) {
        pending.get(id)?.resolve({ ...answer, headers: HEADERS });
        pending.delete(id);
      }
    });
  });
  worker.on('error', (error) => {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  });
  return {
    call: (target, body) => {
      const id = ++lastId;
      const { promise, resolve, reject } = Promise.withResolvers<AwsResponse>();
      pending.set(id, { resolve, reject });
      worker.postMessage({ id, target, body } satisfies ToWorker);
      return promise;
    },
    close: async () => {
      worker.postMessage('close' satisfies ToWorker);
      await ended;
    },
  };
}
