import type { AuthParameters, HttpParameters } from './auth-parameters.ts';

/** One header, query parameter or field of the body. */
interface Pair {
  key: string;
  value: string;
}

/** What a connection's secret in Secrets Manager holds, as JSON. */
export interface Credentials {
  username?: string;
  password?: string;
  api_key_name?: string;
  api_key_value?: string;
  client_id?: string;
  client_secret?: string;
  authorization_endpoint?: string;
  http_method?: string;
  oauth_http_parameters?: SecretParameters;
  invocation_http_parameters?: SecretParameters;
}
export interface SecretParameters {
  header_parameters?: Pair[];
  query_string_parameters?: Pair[];
  body_parameters?: Pair[];
}

/** What a connection adds to a request. */
export interface Added {
  headers: Record<string, string>;
  query: Record<string, string>;
  body: Record<string, string>;
}

export function credentialsOf(parameters: AuthParameters): Credentials {
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: key, OAuthParameters: oauth } = parameters;
  return {
    ...(basic && { username: basic.Username, password: basic.Password }),
    ...(key && { api_key_name: key.ApiKeyName, api_key_value: key.ApiKeyValue }),
    ...(oauth && {
      client_id: oauth.ClientParameters.ClientID,
      client_secret: oauth.ClientParameters.ClientSecret,
      authorization_endpoint: oauth.AuthorizationEndpoint,
      http_method: oauth.HttpMethod,
      ...(oauth.OAuthHttpParameters && { oauth_http_parameters: secretParameters(oauth.OAuthHttpParameters) }),
    }),
    ...(parameters.InvocationHttpParameters && {
      invocation_http_parameters: secretParameters(parameters.InvocationHttpParameters),
    }),
  };
}

function secretParameters(parameters: HttpParameters): SecretParameters {
  const pairs = (list: HttpParameters['BodyParameters']) =>
    (list ?? []).map(({ Key, Value }) => ({ key: Key, value: Value }));
  return {
    header_parameters: pairs(parameters.HeaderParameters),
    query_string_parameters: pairs(parameters.QueryStringParameters),
    body_parameters: pairs(parameters.BodyParameters),
  };
}

export function addedBy(parameters: SecretParameters | undefined): Added {
  const pairs = (list: Pair[] | undefined) => Object.fromEntries((list ?? []).map(({ key, value }) => [key, value]));
  return {
    headers: pairs(parameters?.header_parameters),
    query: pairs(parameters?.query_string_parameters),
    body: pairs(parameters?.body_parameters),
  };
}

/** The header that a name and password, or an API key, authorize with; undefined for other credentials. */
export function ownHeader(credentials: Credentials): Record<string, string> | undefined {
  const { username, password, api_key_name: key, api_key_value: value } = credentials;
  if (key !== undefined && value !== undefined) return { [key]: value };
  return username === undefined || password === undefined ? undefined : { Authorization: basic(username, password) };
}

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
