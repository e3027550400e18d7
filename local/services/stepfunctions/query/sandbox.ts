import { Worker } from 'node:worker_threads';
import type { Bindings } from './jsonata.ts';

const MILLISECONDS = 1_000;
const HEAP_MB = 128;

interface Job {
  source: string;
  bindings: Bindings;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

let worker: Worker | undefined;
let current: Job | undefined;
const queue: Job[] = [];
let deadline: NodeJS.Timeout | undefined;

/** Evaluates an expression that could stall inside one native call (a regular expression) where it can be killed: a worker with a time and heap bound. */
export function evaluateInSandbox(source: string, bindings: Bindings): Promise<unknown> {
  return new Promise((resolve, reject) => {
    queue.push({ source, bindings, resolve, reject });
    next();
  });
}

/** Ends the sandbox's thread; the next evaluation starts a new one. */
export async function closeSandbox(): Promise<void> {
  await worker?.terminate();
  worker = undefined;
}

function next(): void {
  if (current) return;
  current = queue.shift();
  if (!current) return;
  worker ??= startWorker();
  deadline = setTimeout(() => abandon('it takes too long'), MILLISECONDS);
  worker.postMessage({ source: current.source, bindings: current.bindings });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./sandbox-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: {},
  });
  started.unref();
  started.on('message', (answer: { value: string | undefined } | { code: string | undefined; message: string }) =>
    finish((job) => {
      if ('value' in answer) job.resolve(answer.value === undefined ? undefined : JSON.parse(answer.value));
      else job.reject(Object.assign(new Error(answer.message), answer.code ? { code: answer.code } : {}));
    }),
  );
  started.on('error', () => started === worker && abandon('it takes too much memory'));
  return started;
}

function abandon(why: string): void {
  void worker?.terminate();
  worker = undefined;
  finish((job) => job.reject(new Error(`The expression was stopped: ${why}`)));
}

function finish(settle: (job: Job) => void): void {
  clearTimeout(deadline);
  const job = current;
  current = undefined;
  if (job) settle(job);
  next();
}
