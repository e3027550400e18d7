import { AwsCallError, type AwsCaller, type CloudContext } from '#local/services/contract.ts';
import { eventsOf } from '#local/services/eventbridge/index.ts';
import { type HttpAccess, ServiceError, type TaskCaller } from '#local/services/stepfunctions/index.ts';

/** What EventBridge says of a connection, as Step Functions documents it for tasks. */
const CONNECTION_ERRORS: Record<string, string> = {
  AccessDeniedException: 'AccessDenied',
  ResourceNotFoundException: 'ResourceNotFound',
  InvalidConnectionState: 'InvalidConnectionState',
};
const NOTHING = { headers: {}, query: {}, body: {} };

/** HTTP tasks under their machine's role: it must be allowed the endpoint, the connection and the connection's secret. */
export function httpAccess(context: CloudContext, asCaller: (caller: TaskCaller) => AwsCaller): HttpAccess {
  return {
    async admit({ endpoint, method, connectionArn }, taskCaller) {
      const caller = asCaller(taskCaller);
      const { stateMachineArn } = taskCaller;
      try {
        context.permit('states', 'AWSStepFunctions.InvokeHTTPEndpoint', { stateMachineArn, endpoint, method }, caller);
      } catch (error) {
        if (error instanceof AwsCallError) throw new ServiceError(error.code, error.message, error.status);
        throw error;
      }
      return connectionArn === undefined ? NOTHING : added(context, connectionArn, caller);
    },
    refused: (connectionArn) => eventsOf(context).connections.refused(connectionArn),
  };
}

async function added(context: CloudContext, connectionArn: string, caller: AwsCaller) {
  const { connections } = eventsOf(context);
  try {
    context.permit('events', 'AWSEvents.RetrieveConnectionCredentials', { ConnectionArn: connectionArn }, caller);
    const { secretArn: SecretId } = connections.get(connectionArn);
    for (const action of ['DescribeSecret', 'GetSecretValue'])
      context.permit('secretsmanager', `secretsmanager.${action}`, { SecretId }, caller);
    return await connections.added(connectionArn);
  } catch (error) {
    if (!(error instanceof AwsCallError)) throw error;
    const name = CONNECTION_ERRORS[error.code] ?? error.code;
    throw new ServiceError(`Events.ConnectionResource.${name}`, error.message, error.status);
  }
}
