import type { Json, JsonObject } from '#contracts/core/json.ts';
import { idOf, titleOf, type Vertex } from '../normalize/model.ts';
import type { AslState } from './asl.ts';
import type { Emission } from './emission.ts';

export interface LambdaCall {
  readonly vertex: Vertex;
  readonly context: string;
  readonly waitsForToken: boolean;
  readonly payload: JsonObject;
  readonly timeoutSeconds: number | string;
  readonly retry: readonly AslState[];
  readonly catches: readonly AslState[];
}

/** A task state that calls a context's task function. */
export function lambdaTask(emission: Emission, call: LambdaCall): AslState {
  return {
    Type: 'Task',
    Resource: `arn:aws:states:::lambda:invoke${call.waitsForToken ? '.waitForTaskToken' : ''}`,
    Arguments: {
      FunctionName: functionOf(emission, call.context, idOf(call.vertex), titleOf(call.vertex)),
      Payload: call.payload,
    },
    TimeoutSeconds: call.timeoutSeconds,
    Retry: [...call.retry] as Json[],
    ...(call.catches.length > 0 && { Catch: [...call.catches] as Json[] }),
  };
}

/** Where the result of the work stands in a task's `Output`. */
export const resultOf = (waitsForToken: boolean): string =>
  waitsForToken ? '$states.result.output' : '$states.result.Payload.output';

export function functionOf(emission: Emission, context: string, nodeId: string, title: string): string {
  const arn = emission.target.taskFunctions[context];
  if (arn) return arn;
  emission.report.error(
    'target.function-missing',
    { nodeId },
    `“${title}” needs the ${context} service, which this installation does not have.`,
    `Deploy the ${context} context, or replace the node.`,
  );
  return `arn:aws:lambda:us-east-1:000000000000:function:${context}-tasks`;
}
