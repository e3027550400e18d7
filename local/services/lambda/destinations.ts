import { AwsCallError, type CloudContext, type LambdaResult } from '#local/services/contract.ts';

export interface Destinations {
  onSuccessArn?: string;
  onFailureArn?: string;
  /** The older way: the bare event goes to this queue when its retries are used up. */
  deadLetterArn?: string;
}

export interface Outcome {
  requestId: string;
  functionName: string;
  payload: string;
  attempts: number;
  condition: 'Success' | 'RetriesExhausted' | 'EventAgeExceeded';
  result: Omit<LambdaResult, 'status'>;
}

/** Sends the record of a finished asynchronous invocation where the function's configuration says. */
export async function deliverOutcome(
  context: CloudContext,
  destinations: Destinations,
  outcome: Outcome,
): Promise<void> {
  const succeeded = outcome.condition === 'Success';
  const arn = succeeded ? destinations.onSuccessArn : destinations.onFailureArn;
  if (arn) await send(context, arn, JSON.stringify(record(context, outcome)), succeeded);
  if (!succeeded && destinations.deadLetterArn) await send(context, destinations.deadLetterArn, outcome.payload, false);
  if (!succeeded && !arn && !destinations.deadLetterArn) {
    context.log.warn(`${outcome.functionName} failed for good`, { requestId: outcome.requestId });
  }
}

async function send(context: CloudContext, arn: string, body: string, succeeded: boolean): Promise<void> {
  const [, , service, region, accountId, name] = arn.split(':');
  if (service === 'sqs') {
    const QueueUrl = `${context.awsUrl()}/${accountId}/${name}`;
    await context.call('sqs', 'AmazonSQS.SendMessage', { QueueUrl, MessageBody: body });
  } else if (service === 'events') {
    const DetailType = `Lambda Function Invocation Result - ${succeeded ? 'Success' : 'Failure'}`;
    const Entries = [{ EventBusName: arn, Source: 'lambda', DetailType, Detail: body }];
    await context.call('events', 'AWSEvents.PutEvents', { Entries });
  } else if (service === 'lambda') {
    await context.invokeLambda(arn, body, 'Event');
  } else {
    throw new AwsCallError('UnsupportedOperation', `Destination ${arn} in ${region} is not supported locally`);
  }
}

function record(context: CloudContext, { requestId, functionName, payload, attempts, condition, result }: Outcome) {
  const { partition, region, accountId } = context;
  return {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId,
      functionArn: `arn:${partition}:lambda:${region}:${accountId}:function:${functionName}:$LATEST`,
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: JSON.parse(payload) as unknown,
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      ...(result.functionError !== undefined && { functionError: result.functionError }),
    },
    responsePayload: JSON.parse(result.payload.toString() || 'null') as unknown,
  };
}
