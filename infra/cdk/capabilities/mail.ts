import { Stack } from 'aws-cdk-lib';
import type { Grant, GrantScope } from './capability.ts';

/** Sending e-mail from the stage's one address. */
export function mail({ scope, config }: GrantScope): Grant {
  const address = /<([^>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom;
  // SES decides on the verified identity, which is the address or its whole domain.
  const identities = [address, address.slice(address.indexOf('@') + 1)];
  return {
    environment: { MAIL_FROM: config.mailFrom },
    statements: [
      {
        actions: ['ses:SendEmail'],
        resources: identities.map((resourceName) =>
          Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName }),
        ),
        conditions: { StringEquals: { 'ses:FromAddress': address } },
      },
    ],
  };
}
