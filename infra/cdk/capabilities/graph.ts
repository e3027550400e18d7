import type { Grant, GrantScope } from './capability.ts';
import { dataKeyStatement } from './data-key.ts';

/** The process graph in ArangoDB: where it is, and the secret to sign in with. */
export const graph = ({ stateful, config, arangoUrl }: GrantScope): Grant => ({
  environment: {
    ARANGO_URL: arangoUrl,
    ARANGO_DATABASE: config.arangoDatabase,
    ARANGO_SECRET_ID: stateful.arangoSecret.secretArn,
  },
  statements: [
    { actions: ['secretsmanager:GetSecretValue'], resources: [stateful.arangoSecret.secretArn] },
    dataKeyStatement(stateful.dataKey, 'secretsmanager'),
  ],
});
