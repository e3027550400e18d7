/** The sandbox's thread: evaluates one expression at a time and answers with JSON text. */
import { parentPort } from 'node:worker_threads';
import jsonata from 'jsonata';
import { addAwsFunctions } from './jsonata-functions.ts';

parentPort?.on('message', async (job: { source: string; bindings: Record<string, unknown> }) => {
  try {
    const expression = jsonata(job.source);
    addAwsFunctions(expression);
    const value: unknown = await expression.evaluate(undefined, job.bindings);
    if (typeof value === 'function') throw new Error('The expression gives a function');
    parentPort?.postMessage({ value: value === undefined ? undefined : JSON.stringify(value) });
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    parentPort?.postMessage({ code, message });
  }
});

parentPort?.postMessage({ ready: true });
