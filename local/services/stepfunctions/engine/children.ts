import { randomUUID } from 'node:crypto';
import type { Service } from '../api/service.ts';
import { startExecutionOf } from '../api/start.ts';
import { ApiError } from '../errors.ts';
import type { StartChild } from '../integrations/call-task.ts';
import { sdkMetadata } from '../integrations/outcome.ts';
import type { Json } from '../json.ts';

/** `states:startExecution` within the engine itself; the `.sync` forms link the child to the task that waits for it. */
export function childStarter(service: Service): StartChild {
  return async (call, args) => {
    const { nonce, mode } = call.waiting;
    const parent = mode === 'sync' ? { execution: call.execution, frame: call.frame, nonce } : undefined;
    try {
      const row = await startExecutionOf(service, {
        target: String(args.StateMachineArn),
        // A name of the attempt's own makes the start idempotent when it is repeated after a crash.
        name: args.Name === undefined ? nonce : String(args.Name),
        input: args.Input === undefined ? '{}' : textOf(args.Input),
        traceHeader: undefined,
        ...(parent ? { parent } : {}),
      });
      const output = {
        ExecutionArn: row.arn,
        ...sdkMetadata({ 'Content-Type': 'application/x-amz-json-1.0' }),
        StartDate: row.started / 1000,
      };
      return { outcome: { ok: true, output }, ...(parent ? { childId: row.id } : {}) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const name = error.type.endsWith('Exception') ? error.type : `${error.type}Exception`;
      const cause = `${error.message} (Service: AWSStepFunctions; Status Code: 400; Error Code: ${error.type}; Request ID: ${randomUUID()}; Proxy: null)`;
      return { outcome: { ok: false, error: `StepFunctions.${name}`, cause } };
    }
  };
}

function textOf(input: Json): string {
  return typeof input === 'string' ? input : JSON.stringify(input);
}
