import { z } from 'zod';
import { addedBy, basic, type Credentials } from './credentials.ts';

const Answer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().default('Bearer'),
  expires_in: z.coerce.number().optional(),
});
interface Token {
  header: string;
  expiresAt: number;
}
/** A token that is about to expire is not used any more. */
const MARGIN_MS = 60_000;
const PATIENCE_MS = 5000;

/** Access tokens of connections by client credentials (RFC 6749, section 4.4), kept in memory until they expire or are refused. */
export class AccessTokens {
  readonly #tokens = new Map<string, Promise<Token>>();

  /** The `Authorization` header for a connection. @throws Error that says why its authorization server gave no token */
  async header(connection: string, credentials: Credentials): Promise<string> {
    const known = await this.#tokens.get(connection)?.catch(() => undefined);
    if (known && known.expiresAt > Date.now() + MARGIN_MS) return known.header;
    const asked = requestToken(credentials);
    this.#tokens.set(connection, asked);
    return (await asked).header;
  }

  forget(connection: string): void {
    this.#tokens.delete(connection);
  }
}

async function requestToken(credentials: Credentials): Promise<Token> {
  const { client_id: id = '', client_secret: secret = '', authorization_endpoint: endpoint = '' } = credentials;
  const { headers, query, body } = addedBy(credentials.oauth_http_parameters);
  const url = new URL(endpoint);
  for (const [key, value] of Object.entries(query)) url.searchParams.append(key, value);
  const method = credentials.http_method ?? 'POST';
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...body });
  if (method === 'GET') for (const [key, value] of form) url.searchParams.append(key, value);
  const response = await fetch(url, {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { accept: 'application/json', authorization: basic(id, secret), ...headers },
    ...(method === 'GET' ? {} : { body: form }),
  });
  if (!response.ok) throw new Error(`The authorization endpoint answered with status ${response.status}`);
  const answer = Answer.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) throw new Error('The authorization endpoint gave no access token');
  const { access_token: token, token_type: type, expires_in: seconds } = answer.data;
  return {
    header: `${type.toLowerCase() === 'bearer' ? 'Bearer' : type} ${token}`,
    expiresAt: seconds === undefined ? Number.POSITIVE_INFINITY : Date.now() + seconds * 1000,
  };
}
