import { isObject, type Json, type JsonObject, tryParse } from '../json.ts';
import { type Added, type Integrations, ServiceError, type TaskCaller } from '../ports.ts';

export const NOTHING_ADDED: Added = { headers: {}, query: {}, body: {} };

/** Reads an EventBridge connection and the secret it keeps its credentials in. Connections with basic or API-key authorization are covered. */
export async function readConnection(ports: Integrations, arn: string | undefined, caller: TaskCaller): Promise<Added> {
  if (arn === undefined) return NOTHING_ADDED;
  const name = /:connection\/([^/]+)/.exec(arn)?.[1];
  if (name === undefined) throw new ServiceError('ValidationException', `'${arn}' is not the ARN of a connection`);
  const { SecretArn } = asObject(await ports.call('eventbridge', 'describeConnection', { Name: name }, caller));
  const secret = await ports.call('secretsmanager', 'getSecretValue', { SecretId: SecretArn ?? null }, caller);
  const credentials = asObject(tryParse(String(asObject(secret).SecretString)));
  return {
    ...parametersOf(credentials),
    headers: { ...parametersOf(credentials).headers, ...authorization(credentials) },
  };
}

function authorization({ username, password, api_key_name: key, api_key_value: value }: JsonObject): JsonObject {
  if (typeof key === 'string' && typeof value === 'string') return { [key]: value };
  if (typeof username === 'string' && typeof password === 'string')
    return { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
  throw new ServiceError('UnsupportedOperation', 'Only connections with basic or API-key authorization are supported');
}

/** The connection's own headers, query parameters and fields of the body. */
function parametersOf(credentials: JsonObject): Added {
  const given = asObject(credentials.invocation_http_parameters);
  return {
    headers: pairs(given.header_parameters),
    query: pairs(given.query_string_parameters),
    body: pairs(given.body_parameters),
  };
}

function pairs(list: Json | undefined): JsonObject {
  const entries = Array.isArray(list) ? list.filter(isObject) : [];
  return Object.fromEntries(entries.map(({ key, value }) => [String(key), value ?? '']));
}

function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
