import type { CloudContext, LocalModule, ResourceProvider } from '#local/services/contract.ts';
import { Outbox } from './outbox.ts';
import { createSesService } from './service.ts';

/** Every sender is verified here. */
const identityProvider: ResourceProvider = {
  types: ['AWS::SES::EmailIdentity', 'AWS::SES::ConfigurationSet'],
  create: (logicalId, properties) =>
    Promise.resolve({ ref: String(properties.EmailIdentity ?? properties.Name ?? logicalId), attributes: {} }),
};

/** SES: mail goes to an outbox, which `GET /_local/outbox?to=…&limit=…` lists, newest first. */
export function createSes(context: CloudContext): Promise<LocalModule> {
  const outbox = new Outbox(context.dataDir);
  return Promise.resolve({
    services: [createSesService(outbox)],
    providers: [identityProvider],
    routes: [
      {
        method: 'GET',
        path: '/outbox',
        handle({ query }) {
          const limit = Math.min(Math.max(1, Number(query.get('limit') ?? 100) || 100), 1000);
          const mails = outbox.list({ to: query.get('to') ?? undefined, limit });
          return Promise.resolve({
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ mails }),
          });
        },
      },
    ],
    close: () => Promise.resolve(),
  });
}
