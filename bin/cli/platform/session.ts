import { SessionSchema } from '#contracts/identity.ts';
import type { Given, Option } from '../command.ts';
import { usage } from '../fault.ts';
import { PlatformClient } from './client.ts';

export const PLATFORM_OPTIONS: Readonly<Record<string, Option>> = {
  url: { type: 'string', value: 'origin', summary: 'the platform (or FLOWMASTER_URL), such as http://127.0.0.1:8080' },
};

/**
 * A client that is signed in: by `FLOWMASTER_TOKEN` (an access token), or by `FLOWMASTER_EMAIL` and
 * `FLOWMASTER_PASSWORD`. Secrets come from the environment only: command lines are seen by others.
 */
export async function signIn({ text }: Given, env: NodeJS.ProcessEnv = process.env): Promise<PlatformClient> {
  const url = text('url') ?? env.FLOWMASTER_URL;
  if (url === undefined) throw usage('The platform is not known.', 'Give --url or set FLOWMASTER_URL.');
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw usage(`"${url}" is no URL of a platform.`);
  const origin = new URL(url).origin;
  if (env.FLOWMASTER_TOKEN) return new PlatformClient(origin, env.FLOWMASTER_TOKEN);
  const { FLOWMASTER_EMAIL: email, FLOWMASTER_PASSWORD: password, FLOWMASTER_TENANT: tenant } = env;
  if (!email || !password)
    throw usage('Nobody is signed in.', 'Set FLOWMASTER_TOKEN, or FLOWMASTER_EMAIL and FLOWMASTER_PASSWORD.');
  const session = await new PlatformClient(origin).call('POST', '/auth/login', SessionSchema, {
    body: { email, password, ...(tenant ? { tenant } : {}) },
  });
  return new PlatformClient(origin, session.body.accessToken);
}
