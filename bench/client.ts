import { Agent, request } from 'node:http';

/** A light client of the public API: one keep-alive agent, no parsing beyond JSON, so that the load generator costs little. */
export interface Client {
  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export const clientOf = (url: string, token: string): Client => ({
  call: (method, path, body) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${token}`,
        ...(payload === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      };
      const sent = request(`${url}/api/v1${path}`, { method, agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          if ((response.statusCode ?? 500) >= 300)
            reject(new Error(`${method} ${path} → ${response.statusCode} ${text.slice(0, 300)}`));
          else resolve(text === '' ? undefined : JSON.parse(text));
        });
      });
      sent.on('error', reject);
      sent.end(payload);
    }),
});
