import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';

const text = z.string().min(1).max(512);
const Parameter = z.strictObject({ Key: text, Value: z.string().max(512), IsValueSecret: z.boolean().default(false) });
const HttpParameters = z.strictObject({
  HeaderParameters: z.array(Parameter).max(100).optional(),
  QueryStringParameters: z.array(Parameter).max(100).optional(),
  BodyParameters: z.array(Parameter).max(100).optional(),
});
export type HttpParameters = z.output<typeof HttpParameters>;

/** How requests are authorized, as `CreateConnection` is told; those of private networks (`ConnectivityParameters`) are refused by name. */
export const AuthParameters = z.strictObject({
  BasicAuthParameters: z.strictObject({ Username: text, Password: text }).optional(),
  ApiKeyAuthParameters: z.strictObject({ ApiKeyName: text, ApiKeyValue: text }).optional(),
  OAuthParameters: z
    .strictObject({
      ClientParameters: z.strictObject({ ClientID: text, ClientSecret: text }),
      AuthorizationEndpoint: z.url({ protocol: /^https?$/ }).max(2048),
      HttpMethod: z.enum(['GET', 'POST', 'PUT']),
      OAuthHttpParameters: HttpParameters.optional(),
    })
    .optional(),
  InvocationHttpParameters: HttpParameters.optional(),
});
export type AuthParameters = z.output<typeof AuthParameters>;
export const AuthorizationType = z.enum(['BASIC', 'OAUTH_CLIENT_CREDENTIALS', 'API_KEY']);
export type AuthorizationType = z.output<typeof AuthorizationType>;

const OWN = {
  BASIC: 'BasicAuthParameters',
  OAUTH_CLIENT_CREDENTIALS: 'OAuthParameters',
  API_KEY: 'ApiKeyAuthParameters',
} as const;

/** Parameters must be those of the type of authorization, and no other's. */
export function checkAuthParameters(type: AuthorizationType, parameters: AuthParameters): void {
  const given = Object.values(OWN).filter((name) => parameters[name] !== undefined);
  if (given.length === 1 && given[0] === OWN[type]) return;
  throw new AwsCallError(
    'ValidationException',
    `Authorization type ${type} requires ${OWN[type]}, and no other authorization parameters.`,
  );
}

/** What may be shown: no password, key, client secret, nor any value that is said to be secret. */
export function withoutSecrets(parameters: AuthParameters): object {
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: key, OAuthParameters: oauth } = parameters;
  return {
    ...(basic && { BasicAuthParameters: { Username: basic.Username } }),
    ...(key && { ApiKeyAuthParameters: { ApiKeyName: key.ApiKeyName } }),
    ...(oauth && {
      OAuthParameters: {
        ClientParameters: { ClientID: oauth.ClientParameters.ClientID },
        AuthorizationEndpoint: oauth.AuthorizationEndpoint,
        HttpMethod: oauth.HttpMethod,
        ...(oauth.OAuthHttpParameters && { OAuthHttpParameters: publicParameters(oauth.OAuthHttpParameters) }),
      },
    }),
    ...(parameters.InvocationHttpParameters && {
      InvocationHttpParameters: publicParameters(parameters.InvocationHttpParameters),
    }),
  };
}

function publicParameters(parameters: HttpParameters): object {
  return Object.fromEntries(
    Object.entries(parameters).map(([place, list]) => [
      place,
      list?.map(({ Key, Value, IsValueSecret }) =>
        IsValueSecret ? { Key, IsValueSecret } : { Key, Value, IsValueSecret },
      ),
    ]),
  );
}
