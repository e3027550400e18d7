import { API_KEY_PREFIX } from '#contracts/api-keys.ts';
import { SessionSchema } from '#contracts/sessions.ts';
import type { Given, Option } from '../command.ts';
import { usage } from '../fault.ts';
import { PlatformClient } from './client.ts';

export const PLATFORM_OPTIONS: Readonly<Record<string, Option>> = {
  url: { type: 'string', value: 'origin', summary: 'the platform (or FLOWMASTER_URL), such as http://127.0.0.1:8080' },
  key: { type: 'string', value: 'fmk_…', summary: 'API key; FLOWMASTER_API_KEY keeps it out of the shell history' },
};

/** How commands that talk to a platform say who calls; for their descriptions. */
export const SIGNING_IN = `Signs in with --key or FLOWMASTER_API_KEY (an API key, for CI), FLOWMASTER_TOKEN (an access token),
or FLOWMASTER_EMAIL and FLOWMASTER_PASSWORD (and FLOWMASTER_TENANT); the first of these that is given counts.`;

/** A client that is signed in, in one of the ways of `SIGNING_IN`. Neither key nor token is ever printed. */
export async function signIn({ text }: Given, env: NodeJS.ProcessEnv = process.env): Promise<PlatformClient> {
  const origin = originOf(text('url') ?? env.FLOWMASTER_URL);
  const key = text('key') ?? (env.FLOWMASTER_API_KEY || undefined);
  if (key !== undefined) return new PlatformClient(origin, checkedKey(key));
  if (env.FLOWMASTER_TOKEN) return new PlatformClient(origin, env.FLOWMASTER_TOKEN);
  const { FLOWMASTER_EMAIL: email, FLOWMASTER_PASSWORD: password, FLOWMASTER_TENANT: tenant } = env;
  if (!email || !password)
    throw usage(
      'Nobody is signed in.',
      'Set FLOWMASTER_API_KEY, FLOWMASTER_TOKEN, or FLOWMASTER_EMAIL and FLOWMASTER_PASSWORD.',
    );
  const session = await new PlatformClient(origin).call('POST', '/auth/login', SessionSchema, {
    body: { email, password, ...(tenant ? { tenant } : {}) },
  });
  return new PlatformClient(origin, session.body.accessToken);
}

function originOf(url: string | undefined): string {
  if (url === undefined) throw usage('The platform is not known.', 'Give --url or set FLOWMASTER_URL.');
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw usage(`"${url}" is no URL of a platform.`);
  return new URL(url).origin;
}

function checkedKey(key: string): string {
  const trimmed = key.trim();
  if (trimmed.startsWith(API_KEY_PREFIX) && /^[\w-]+$/.test(trimmed)) return trimmed;
  throw usage(
    'What is given as API key is none.',
    `A key begins with ${API_KEY_PREFIX}; an access token goes into FLOWMASTER_TOKEN.`,
  );
}
