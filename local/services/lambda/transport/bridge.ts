import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { BridgedRequest, type RequestOptions } from './bridged-request.ts';
import type { AnswerMessage, CallMessage } from './messages.ts';

type Target = RequestOptions & { host?: string; hostname?: string; port?: number | string };

const isOptions = (value: unknown): value is Target =>
  typeof value === 'object' && value !== null && !(value instanceof URL);

/**
 * Sends what a function's SDK clients request from the AWS endpoint to the main thread by message; everything else goes its
 * usual way. The functions know nothing of it: their clients serialize, sign and parse as for the wire. A loopback connection would do the same
 * for several times the work.
 * @returns takes the answers
 */
export function bridgeAwsCalls(endpoint: string, post: (call: CallMessage) => void): (answer: AnswerMessage) => void {
  const { hostname, port } = new URL(endpoint);
  const waiting = new Map<number, BridgedRequest>();
  const direct = http.request;
  let lastId = 0;

  function bridged(options: Target, onResponse?: (response: unknown) => void): BridgedRequest {
    const request = new BridgedRequest(options, (call) => {
      const id = ++lastId;
      waiting.set(id, request);
      post({ kind: 'call', id, ...call });
    });
    if (onResponse) request.once('response', onResponse);
    return request;
  }

  http.request = ((...parameters: Parameters<typeof direct>) => {
    const [options, onResponse] = parameters as unknown as [Target, ((response: unknown) => void) | undefined];
    const isOurs =
      isOptions(options) && (options.hostname ?? options.host) === hostname && String(options.port) === port;
    return isOurs ? bridged(options, onResponse) : direct(...parameters);
  }) as typeof direct;
  syncBuiltinESMExports();

  return (answer) => {
    const request = waiting.get(answer.id);
    waiting.delete(answer.id);
    request?.answer(answer);
  };
}
