import { z } from 'zod';
import { DEMO_PASSWORD, PEOPLE } from '#examples/player/people.ts';

const Token = z.object({ accessToken: z.string() });

/** Sends documents as `curl --data-binary` would, as the designer of the demo tenant. */
export async function xmlClient(url: string) {
  const signedIn = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: PEOPLE.dana.email, password: process.env.FLOWMASTER_PASSWORD ?? DEMO_PASSWORD }),
  });
  const { accessToken } = Token.parse(await signedIn.json());
  return async (
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    type = 'application/xml',
    headers: Record<string, string> = {},
  ) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': type, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json');
    return {
      status: answer.status,
      text,
      etag: answer.headers.get('etag') ?? '',
      body: json ? (JSON.parse(text) as unknown) : undefined,
    };
  };
}
