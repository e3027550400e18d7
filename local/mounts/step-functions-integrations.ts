import { AwsCallError, type AwsCaller, type CloudContext } from '#local/services/contract.ts';
import {
  type Integrations,
  invokeModel,
  SdkClients,
  ServiceError,
  type TaskCaller,
} from '#local/services/stepfunctions/index.ts';

import { httpAccess } from './http-access.ts';

type Json = Parameters<Integrations['call']>[2];

/** `X-Amz-Target` prefixes of the services that speak AWS JSON. */
const TARGET_PREFIXES: Record<string, string> = {
  dynamodb: 'DynamoDB_20120810',
  events: 'AWSEvents',
  eventbridge: 'AWSEvents',
  sqs: 'AmazonSQS',
  sfn: 'AWSStepFunctions',
  states: 'AWSStepFunctions',
  kms: 'TrentService',
  secretsmanager: 'secretsmanager',
  ssm: 'AmazonSSM',
};
/** SDK names of services whose signing name is another. */
const SIGNING_NAMES: Record<string, string> = { eventbridge: 'events', sfn: 'states' };

/** What executions reach outside the engine, called in process under their state machine's role once `ready`. */
export function stepFunctionsIntegrations(context: CloudContext, ready: Promise<void>): Integrations {
  const asCaller = ({ roleArn, executionArn }: TaskCaller): AwsCaller => ({
    accessKeyId: 'states.amazonaws.com',
    accountId: context.accountId,
    roleArn,
    sessionName: executionArn.slice(executionArn.lastIndexOf(':') + 1),
  });

  /** Services of other protocols are called through the door, by the SDK with the role's keys. */
  const clients = new Map<string, SdkClients>();
  const clientsOf = (roleArn: string): SdkClients => {
    let known = clients.get(roleArn);
    if (!known) {
      known = new SdkClients(context.awsUrl(), context.region, context.credentialsFor(roleArn, 'StepFunctions'));
      clients.set(roleArn, known);
    }
    return known;
  };

  async function call(service: string, action: string, parameters: Json, caller: TaskCaller): Promise<Json> {
    await ready;
    if (service === 'bedrock' && action === 'invokeModel') return invokeModel(clientsOf(caller.roleArn), parameters);
    if (SdkClients.has(service)) return clientsOf(caller.roleArn).call(service, action, parameters);
    const prefix = TARGET_PREFIXES[service];
    if (!prefix)
      throw new ServiceError('UnsupportedOperation', `The local cloud cannot call ${service}:${action} from a task`);
    const target = `${prefix}.${action[0]?.toUpperCase()}${action.slice(1)}`;
    return translated(
      context.call(SIGNING_NAMES[service] ?? service, target, parameters, asCaller(caller)),
    ) as Promise<Json>;
  }

  return {
    call,
    http: httpAccess(context, asCaller),
    putEvents: async (entries, caller) => {
      const answer = await call('events', 'putEvents', { Entries: entries }, caller);
      return answer as Awaited<ReturnType<Integrations['putEvents']>>;
    },
    invokeLambda: async (functionArn, payload, { invocationType, qualifier, caller }) => {
      await ready;
      if (invocationType === 'DryRun')
        throw new ServiceError('UnsupportedOperation', 'DryRun is not supported locally');
      const reference = qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`;
      const result = await translated(context.invokeLambda(reference, payload, invocationType, asCaller(caller)));
      return {
        statusCode: result.status,
        payload: result.payload.toString(),
        functionError: result.functionError,
        executedVersion: '$LATEST',
      };
    },
  };
}

async function translated<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AwsCallError) throw new ServiceError(error.code, error.message, error.status);
    throw error;
  }
}
