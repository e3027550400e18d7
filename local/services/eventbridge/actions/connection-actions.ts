import { z } from 'zod';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import { AuthorizationType, AuthParameters } from '../connections/auth-parameters.ts';
import type { Connection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { action, Name, Page, pageOf } from './action.ts';

const Description = z.string().max(512).optional();
const OneConnection = z.strictObject({ Name });

function summary(connection: Connection) {
  const { arn, state, created, modified, authorized } = connection;
  return {
    ConnectionArn: arn,
    ConnectionState: state,
    CreationTime: created / 1000,
    LastModifiedTime: modified / 1000,
    ...(authorized === undefined ? {} : { LastAuthorizedTime: authorized / 1000 }),
  };
}

function listed(connection: Connection) {
  const { name, authorizationType, stateReason } = connection;
  return {
    ...summary(connection),
    Name: name,
    AuthorizationType: authorizationType,
    ...(stateReason === undefined ? {} : { StateReason: stateReason }),
  };
}

function describe(connection: Connection) {
  const { description, shown, secretArn } = connection;
  return {
    ...listed(connection),
    ...(description === undefined ? {} : { Description: description }),
    AuthParameters: shown,
    SecretArn: secretArn,
  };
}

/** Secrets of connections go in and never come out: they are read in Secrets Manager, by who may. */
export function connectionActions(connections: Connections): [string, JsonAction][] {
  return [
    action(
      'CreateConnection',
      z.strictObject({ Name, Description, AuthorizationType, AuthParameters }),
      async (input) =>
        summary(await connections.create(input.Name, input.AuthorizationType, input.AuthParameters, input.Description)),
    ),
    action(
      'UpdateConnection',
      z.strictObject({
        Name,
        Description,
        AuthorizationType: AuthorizationType.optional(),
        AuthParameters: AuthParameters.optional(),
      }),
      async (input) =>
        summary(
          await connections.update(input.Name, {
            description: input.Description,
            authorizationType: input.AuthorizationType,
            parameters: input.AuthParameters,
          }),
        ),
    ),
    action('DescribeConnection', OneConnection, (input) => describe(connections.get(input.Name))),
    action('DeauthorizeConnection', OneConnection, async (input) => summary(await connections.deauthorize(input.Name))),
    action('DeleteConnection', OneConnection, async (input) => ({
      ...summary(await connections.delete(input.Name)),
      ConnectionState: 'DELETING',
    })),
    action('ListConnections', z.strictObject({ ...Page, ConnectionState: z.string().optional() }), (input) => {
      const wanted = connections
        .all()
        .filter(({ state }) => input.ConnectionState === undefined || state === input.ConnectionState);
      const { items, next } = pageOf(wanted, ({ name }) => name, input);
      return { Connections: items.map(listed), ...next };
    }),
  ];
}
