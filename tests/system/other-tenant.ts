import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { inject } from 'vitest';
import { SessionSchema } from '#contracts/sessions.ts';
import { Api } from '#examples/player/api.ts';

/** The administrator of a second tenant, which is created as an operator of the platform does. */
export async function otherTenant(): Promise<Api> {
  const url = inject('url');
  const { endpoint, credentials } = inject('operator');
  const slug = `rival-${Date.now().toString(36)}`;
  const admin = { email: `admin@${slug}.example`, name: 'Rival', password: 'another-long-password' };
  const lambda = new LambdaClient({ endpoint, region: 'us-east-1', credentials });
  const payload = { operation: 'tenant.create', name: 'Rival', slug, admin };
  const result = await lambda.send(
    new InvokeCommand({
      FunctionName: 'flowmaster-local-identity-tasks',
      Payload: Buffer.from(JSON.stringify(payload)),
    }),
  );
  if (result.FunctionError) throw new Error(Buffer.from(result.Payload ?? []).toString());
  const session = await new Api(url).post('/auth/login', SessionSchema, {
    email: admin.email,
    password: admin.password,
  });
  return new Api(url, session.accessToken);
}
