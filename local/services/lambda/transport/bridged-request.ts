import { Readable, Writable } from 'node:stream';
import { compact } from './answer-call.ts';
import type { AnswerMessage, CallMessage } from './messages.ts';

/** What an SDK client reads of a response: an `IncomingMessage`, as far as it goes. */
interface Response {
  statusCode: number;
  statusMessage: string;
  headers: Record<string, string>;
  complete: boolean;
}

export interface RequestOptions {
  method?: string;
  path?: string;
  headers?: Record<string, unknown>;
}

const lowerCase = (headers: Record<string, unknown> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** The JSON protocols answer one document, never a stream; clients take it whole, which spares the making of a stream. */
const answersWhole = (headers: Record<string, string>): boolean => 'x-amz-target' in headers;

function responseOf({ status, headers, body }: AnswerMessage, whole: boolean): Response {
  const bytes = Buffer.from(body as string);
  const stream = whole ? bytes : Readable.from(bytes.length > 0 ? [bytes] : [], { objectMode: false });
  return Object.assign(stream, { statusCode: status, statusMessage: '', headers, complete: true });
}

/** Looks like a `ClientRequest` to an SDK client; its message goes to the main thread instead of a socket. */
export class BridgedRequest extends Writable {
  readonly #call: Omit<CallMessage, 'body' | 'kind' | 'id'>;
  readonly #send: (call: Omit<CallMessage, 'kind' | 'id'>) => void;
  readonly #chunks: Uint8Array[] = [];

  constructor(options: RequestOptions, send: (call: Omit<CallMessage, 'kind' | 'id'>) => void) {
    super({ autoDestroy: false });
    this.#send = send;
    this.#call = { method: options.method ?? 'GET', url: options.path ?? '/', headers: lowerCase(options.headers) };
  }

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    const [only] = this.#chunks;
    const body = this.#chunks.length > 1 ? Buffer.concat(this.#chunks) : (only ?? '');
    this.#send({ ...this.#call, body: typeof body === 'string' ? body : compact(body) });
    done();
  }

  answer(message: AnswerMessage): void {
    if (this.destroyed) return;
    this.emit('response', responseOf(message, answersWhole(this.#call.headers)));
    this.emit('close');
  }
}
