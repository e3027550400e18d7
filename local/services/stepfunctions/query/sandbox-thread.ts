/** The sandbox's thread: evaluates one expression at a time and answers with JSON text. */
import { parentPort } from 'node:worker_threads';
import jsonata from 'jsonata';
import { addAwsFunctions } from './jsonata-functions.ts';

interface Job {
  source: string;
  bindings: Record<string, unknown>;
}

async function evaluate({ source, bindings }: Job): Promise<unknown> {
  const expression = jsonata(source);
  addAwsFunctions(expression);
  const value: unknown = await expression.evaluate(undefined, bindings);
  if (typeof value === 'function') throw new Error('The expression gives a function');
  return { value: value === undefined ? undefined : JSON.stringify(value) };
}

parentPort?.on('message', (job: Job) => {
  evaluate(job)
    .catch((error: { code?: string; message: string }) => ({ code: error.code, message: error.message }))
    .then((reply) => parentPort?.postMessage(reply))
    .catch(() => process.exit(1));
});
parentPort?.postMessage({ ready: true });
