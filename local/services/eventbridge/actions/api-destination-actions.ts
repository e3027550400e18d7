import { z } from 'zod';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import type { Connections } from '../connections/connections.ts';
import type { ApiDestination } from '../destinations/api-destination.ts';
import type { ApiDestinations } from '../destinations/api-destinations.ts';
import { action, Name, Page, pageOf } from './action.ts';

const Settings = {
  Description: z.string().max(512).optional(),
  ConnectionArn: z.string(),
  InvocationEndpoint: z.url({ protocol: /^https?$/ }).max(2048),
  HttpMethod: z.enum(['POST', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']),
  InvocationRateLimitPerSecond: z.coerce.number().int().min(1).optional(),
};
export const ApiDestinationSettings = z.strictObject({ Name, ...Settings });
const Changes = ApiDestinationSettings.partial().required({ Name: true });
const OneDestination = z.strictObject({ Name });
const DEFAULT_RATE = 300;

/** The fields of an API destination by their names here; those that are not given are left out. */
export function settingsOf(input: Omit<z.output<typeof Changes>, 'Name'>): Partial<ApiDestination> {
  return {
    ...(input.Description === undefined ? {} : { description: input.Description }),
    ...(input.ConnectionArn === undefined ? {} : { connectionArn: input.ConnectionArn }),
    ...(input.InvocationEndpoint === undefined ? {} : { endpoint: input.InvocationEndpoint }),
    ...(input.HttpMethod === undefined ? {} : { method: input.HttpMethod }),
    ...(input.InvocationRateLimitPerSecond === undefined ? {} : { rateLimit: input.InvocationRateLimitPerSecond }),
  };
}

export function newDestination(input: z.output<typeof ApiDestinationSettings>) {
  return {
    name: input.Name,
    description: input.Description,
    connectionArn: input.ConnectionArn,
    endpoint: input.InvocationEndpoint,
    method: input.HttpMethod,
    rateLimit: input.InvocationRateLimitPerSecond ?? DEFAULT_RATE,
  };
}

export function apiDestinationActions(destinations: ApiDestinations, connections: Connections): [string, JsonAction][] {
  /** A destination whose connection is not there, or not authorized, cannot be used. */
  const stateOf = ({ connectionArn }: ApiDestination): string => {
    const connection = connections.all().find(({ arn }) => arn === connectionArn);
    return connection && connection.state !== 'DEAUTHORIZED' ? 'ACTIVE' : 'INACTIVE';
  };
  const summary = (destination: ApiDestination) => ({
    ApiDestinationArn: destination.arn,
    ApiDestinationState: stateOf(destination),
    CreationTime: destination.created / 1000,
    LastModifiedTime: destination.modified / 1000,
  });
  const listed = (destination: ApiDestination) => ({
    ...summary(destination),
    Name: destination.name,
    ConnectionArn: destination.connectionArn,
    InvocationEndpoint: destination.endpoint,
    HttpMethod: destination.method,
    InvocationRateLimitPerSecond: destination.rateLimit,
  });
  return [
    action('CreateApiDestination', ApiDestinationSettings, async (input) => {
      connections.get(input.ConnectionArn);
      return summary(await destinations.create(newDestination(input)));
    }),
    action('UpdateApiDestination', Changes, async (input) => {
      if (input.ConnectionArn !== undefined) connections.get(input.ConnectionArn);
      return summary(await destinations.update(input.Name, settingsOf(input)));
    }),
    action('DescribeApiDestination', OneDestination, (input) => {
      const destination = destinations.get(input.Name);
      const { description } = destination;
      return { ...listed(destination), ...(description === undefined ? {} : { Description: description }) };
    }),
    action('DeleteApiDestination', OneDestination, async (input) => {
      await destinations.delete(input.Name);
      return {};
    }),
    action('ListApiDestinations', z.strictObject({ ...Page, ConnectionArn: z.string().optional() }), (input) => {
      const wanted = destinations
        .all()
        .filter(({ connectionArn }) => input.ConnectionArn === undefined || connectionArn === input.ConnectionArn);
      const { items, next } = pageOf(wanted, ({ name }) => name, input);
      return { ApiDestinations: items.map(listed), ...next };
    }),
  ];
}
