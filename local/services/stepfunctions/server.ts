import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StepFunctions } from './index.ts';
import { tryParse } from './json.ts';

const LARGEST_BODY = 4_000_000;

/** Serves the engine over HTTP as AWS does (AWS JSON 1.0), with `/_local/clock` to move time forward. */
export async function serve(
  engine: StepFunctions,
  port: number,
  host = '127.0.0.1',
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(engine, request, response).catch((error: unknown) => {
      process.emitWarning(String(error));
      if (!response.headersSent) send(response, 500, { __type: 'InternalFailure', message: 'The server failed' });
    });
  });
  server.keepAliveTimeout = 65_000;
  await listen(server, port, host);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

async function answer(engine: StepFunctions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await readBody(request);
  if (request.url === '/_local/clock') {
    await answerClock(engine, request, text, response);
    return;
  }
  const target = request.headers['x-amz-target'];
  if (request.method !== 'POST' || typeof target !== 'string' || !target.startsWith('AWSStepFunctions.')) {
    send(response, 404, {
      __type: 'UnknownOperationException',
      message: 'Send POST with X-Amz-Target: AWSStepFunctions.<Action>',
    });
    return;
  }
  const body = text === '' ? {} : tryParse(text);
  const { status, body: answered } = await engine.handle(target, body);
  send(response, status, answered);
}

/** GET answers the engine's time; POST {"advanceMs": n, "patienceMs": n} moves it forward. */
async function answerClock(
  engine: StepFunctions,
  request: IncomingMessage,
  text: string,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    const { advanceMs, patienceMs } = (tryParse(text) ?? {}) as { advanceMs?: unknown; patienceMs?: unknown };
    if (typeof advanceMs !== 'number' || !(advanceMs >= 0)) {
      send(response, 400, { message: 'Send {"advanceMs": <milliseconds, 0 or more>}' });
      return;
    }
    await engine.clock.advance(advanceMs, typeof patienceMs === 'number' ? patienceMs : undefined);
  }
  send(response, 200, { now: new Date(engine.clock.now()).toISOString() });
}

/** Listens for chunks rather than iterate: the iterator costs more than all else this server does. */
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_BODY) request.destroy(new Error('the request body is too large'));
      else chunks.push(chunk);
    });
    request.on('error', reject);
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  const errorType = status >= 400 ? (body as { __type?: string }).__type : undefined;
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': crypto.randomUUID(),
    ...(errorType ? { 'x-amzn-errortype': errorType } : {}),
  });
  response.end(text);
}
