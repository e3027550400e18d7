// The body of one execution environment: loads the bundle once, then answers one event at a time.

import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { EnvironmentData, HostMessage, InvokeMessage, WorkerMessage } from './messages.ts';
import { bridgeAwsCalls } from './transport/bridge.ts';
import { patchConsole } from './worker-console.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const data = workerData as EnvironmentData;
const port = parentPort!;
const post = (message: WorkerMessage): void => port.postMessage(message);
const current = { requestId: '-' };

patchConsole(current, data.logFormat);
enableCompileCache(data.compileCache);
const takeAnswer = bridgeAwsCalls(process.env.AWS_ENDPOINT_URL!, post);
try {
  const handler = await loadHandler();
  port.on('message', (message: HostMessage) => {
    if (message.kind === 'answer') takeAnswer(message);
    else void run(handler, message);
  });
  post({ kind: 'ready' });
} catch (error) {
  post({ kind: 'init-failed', error: describe(error) });
}

async function loadHandler(): Promise<Handler> {
  const dot = data.handler.lastIndexOf('.');
  const [module, name] = [data.handler.slice(0, dot), data.handler.slice(dot + 1)];
  const file = ['.mjs', '.js', '.cjs'].map((ending) => join(data.codePath, module + ending)).find(existsSync);
  if (!file) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${module}'`);
  const loaded = (await import(pathToFileURL(file).href)) as Record<string, unknown> & { default?: unknown };
  const handler = loaded[name] ?? (loaded.default as Record<string, unknown> | undefined)?.[name];
  if (typeof handler === 'function') return handler as Handler;
  throw named('Runtime.HandlerNotFound', `${data.handler} is undefined or not exported`);
}

async function run(handler: Handler, message: InvokeMessage): Promise<void> {
  const { requestId } = message;
  current.requestId = requestId;
  process.env._X_AMZN_TRACE_ID = message.traceId;
  try {
    const result = await handler(JSON.parse(message.payload), contextOf(message));
    post({ kind: 'done', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    console.error('Invoke Error', describe(error));
    post({ kind: 'failed', requestId, error: describe(error) });
  }
}

function contextOf({ requestId, invokedFunctionArn, deadline }: InvokeMessage) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn,
    memoryLimitInMB: String(data.memoryMb),
    awsRequestId: requestId,
    logGroupName: data.logGroup,
    logStreamName: data.logStream,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

/** The error payload of AWS's Node.js runtime. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) {
    return JSON.stringify({ errorType: typeof error, errorMessage: String(error), trace: [] });
  }
  const trace = error.stack?.split('\n') ?? [];
  return JSON.stringify({ errorType: error.name, errorMessage: error.message, trace });
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
