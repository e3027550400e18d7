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
let ready = false;
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
  const thread = worker;
  worker = undefined;
  await thread?.terminate();
}

function next(): void {
  if (current) return;
  current = queue.shift();
  if (!current) return;
  worker ??= startWorker();
  if (ready) send(worker, current);
}

/** Time counts from here: starting the thread is not the expression's doing. */
function send(thread: Worker, job: Job): void {
  deadline = setTimeout(() => abandon('it takes too long'), MILLISECONDS);
  thread.postMessage({ source: job.source, bindings: job.bindings });
}

type Reply = { ready: true } | { value: string | undefined } | { code: string | undefined; message: string };

function startWorker(): Worker {
  ready = false;
  const started = new Worker(new URL('./sandbox-thread.ts', import.meta.url), {
    name: 'states-sandbox',
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: {},
  });
  started.unref();
  started.on('message', (reply: Reply) => {
    if (started === worker) onReply(started, reply);
  });
  started.on('error', () => {
    if (started === worker) abandon('it takes too much memory');
  });
  return started;
}

function onReply(thread: Worker, reply: Reply): void {
  if ('ready' in reply) {
    ready = true;
    if (current) send(thread, current);
    return;
  }
  finish((job) => {
    if ('value' in reply) job.resolve(reply.value === undefined ? undefined : JSON.parse(reply.value));
    else job.reject(Object.assign(new Error(reply.message), reply.code ? { code: reply.code } : {}));
  });
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
