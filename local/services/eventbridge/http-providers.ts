import { z } from 'zod';
import type { ResourceProvider } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';
import { ApiDestinationSettings, newDestination, settingsOf } from './actions/api-destination-actions.ts';
import { AuthorizationType, AuthParameters } from './connections/auth-parameters.ts';
import type { Connections } from './connections/connections.ts';
import type { ApiDestinations } from './destinations/api-destinations.ts';

const ConnectionSchema = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  AuthorizationType,
  AuthParameters,
});

/** Template connections keep their ARN and secret from start to start; what the template says of them is put in again. */
function connectionProvider(connections: Connections): ResourceProvider {
  return {
    types: ['AWS::Events::Connection'],
    async create(logicalId, properties, _context, { stack }) {
      const input = ConnectionSchema.parse(properties);
      const name = input.Name ?? physicalName(stack, logicalId, 64);
      const { AuthorizationType: type, AuthParameters: parameters, Description: description } = input;
      const connection = connections.find(name)
        ? await connections.update(name, { description, authorizationType: type, parameters })
        : await connections.create(name, type, parameters, description);
      return { ref: name, attributes: { Arn: connection.arn, SecretArn: connection.secretArn } };
    },
  };
}

function destinationProvider(destinations: ApiDestinations): ResourceProvider {
  return {
    types: ['AWS::Events::ApiDestination'],
    async create(logicalId, properties, _context, { stack }) {
      const name = typeof properties.Name === 'string' ? properties.Name : physicalName(stack, logicalId, 64);
      const input = ApiDestinationSettings.parse({ ...properties, Name: name });
      const destination = destinations.find(name)
        ? await destinations.update(name, settingsOf(input))
        : await destinations.create(newDestination(input));
      return { ref: name, attributes: { Arn: destination.arn } };
    },
  };
}

export function httpProviders(connections: Connections, destinations: ApiDestinations): ResourceProvider[] {
  return [connectionProvider(connections), destinationProvider(destinations)];
}
