import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { JsonObject } from '#contracts/core/json.ts';
import { type TaskCall, TaskCallSchema } from './task-call.ts';

type Answer = (call: TaskCall) => Promise<JsonObject>;

/** Lambda's Invoke over HTTP: the state machines' task functions are `answer`. */
export async function serveTasks(answer: Answer): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => void respond(request, response, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  response.setHeader('content-type', 'application/json');
  try {
    const call = TaskCallSchema.parse(JSON.parse(await text(request)));
    response.end(JSON.stringify(await answer(call)));
  } catch (error) {
    const { name, message } = error as Error;
    response.setHeader('x-amz-function-error', 'Unhandled');
    response.end(JSON.stringify({ errorType: name, errorMessage: message }));
  }
}
