import { isObject, type Json, type JsonObject, parsedOr, tryParse } from '../json.ts';
import type { Integrations, LambdaAnswer, TaskCaller } from '../ports.ts';
import { type Outcome, sdkMetadata, serviceFailure } from './outcome.ts';

/** A Task whose Resource is the function itself: the input is the payload, the result is the output. */
export async function callFunction(
  ports: Integrations,
  arn: string,
  input: Json,
  caller: TaskCaller,
): Promise<Outcome> {
  try {
    const answer = await ports.invokeLambda(arn, JSON.stringify(input), { invocationType: 'RequestResponse', caller });
    return answer.functionError ? functionFailure(answer) : { ok: true, output: payloadValue(answer.payload) };
  } catch (error) {
    return serviceFailure('Lambda', 'Lambda', error, 'sdk');
  }
}

/** The optimized integration `lambda:invoke`. */
export async function invoke(ports: Integrations, args: JsonObject, caller: TaskCaller): Promise<Outcome> {
  const invocationType = (args.InvocationType ?? 'RequestResponse') as 'RequestResponse';
  const qualifier = typeof args.Qualifier === 'string' ? args.Qualifier : undefined;
  try {
    const payload = args.Payload === undefined ? '{}' : JSON.stringify(args.Payload);
    const answer = await ports.invokeLambda(String(args.FunctionName), payload, { invocationType, qualifier, caller });
    return answer.functionError ? functionFailure(answer) : { ok: true, output: response(answer, invocationType) };
  } catch (error) {
    return serviceFailure('Lambda', 'AWSLambda', error, 'optimized');
  }
}

function payloadValue(payload: string): Json {
  return payload === '' ? null : parsedOr(payload);
}

function response(answer: LambdaAnswer, invocationType: string): JsonObject {
  const metadata = sdkMetadata({ 'Content-Type': 'application/json' }, answer.requestId);
  if (invocationType !== 'RequestResponse') return { ...metadata, StatusCode: answer.statusCode };
  return {
    ExecutedVersion: answer.executedVersion ?? '$LATEST',
    Payload: payloadValue(answer.payload),
    ...metadata,
    StatusCode: answer.statusCode,
  };
}

/** A function that failed names its error in the payload; the payload is the cause. */
function functionFailure(answer: LambdaAnswer): Outcome {
  const value = tryParse(answer.payload);
  const type = isObject(value) && typeof value.errorType === 'string' ? value.errorType : 'Lambda.Unknown';
  return { ok: false, error: type, cause: answer.payload };
}
