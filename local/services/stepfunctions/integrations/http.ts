import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, Agent as SecureAgent } from 'node:https';

export interface HttpRequest {
  headers: Record<string, string>;
  body: string;
}

export interface HttpAnswer {
  status: number;
  text: string;
  header(name: string): string | undefined;
}

const plain = new Agent({ keepAlive: true });
const secure = new SecureAgent({ keepAlive: true });

/**
 * POSTs over kept connections. Of the clients tried (20,000 calls over loopback each) fetch took 178 µs of CPU a call, this 68,
 * undici 39; but undici waits a millisecond before it uses a connection again, which ten calls in a row feel.
 */
export function post(url: string, { headers, body }: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const options = { method: 'POST', headers: { ...headers, ...length } };
    const onAnswer = (response: IncomingMessage): void => {
      read(response, resolve, reject);
    };
    const request = url.startsWith('https:')
      ? httpsRequest(url, { ...options, agent: secure }, onAnswer)
      : httpRequest(url, { ...options, agent: plain }, onAnswer);
    request.on('error', reject);
    request.end(body);
  });
}

function read(response: IncomingMessage, resolve: (answer: HttpAnswer) => void, reject: (error: Error) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', reject);
  response.on('end', () =>
    resolve({
      status: response.statusCode ?? 0,
      text: (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString(),
      header: (name) => {
        const value = response.headers[name];
        return Array.isArray(value) ? value[0] : value;
      },
    }),
  );
}
