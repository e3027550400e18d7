import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

let shared: SecretsManagerClient | undefined;
const client = (): SecretsManagerClient => (shared ??= new SecretsManagerClient({}));

/** The JSON in a secret. */
export async function readSecret(secretId: string): Promise<unknown> {
  const { SecretString } = await client().send(new GetSecretValueCommand({ SecretId: secretId }));
  return JSON.parse(SecretString ?? 'null');
}
