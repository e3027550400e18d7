import middy from '@middy/core';
import { z } from 'zod';
import { JsonObjectSchema, JsonSchema } from '#contracts/core/json.ts';
import { runAs, serviceCaller } from './actor.ts';
import { isHealthProbe } from './health-probe.ts';
import { logger } from './logger.ts';
import { executionIdOf } from './run-name.ts';

/** What a compiled state machine sends with every activity; see docs/architecture.md. */
export const ActivityCallSchema = z.object({
  operation: z.string(),
  tenantId: z.uuid(),
  processId: z.string(),
  version: z.string(),
  nodeId: z.string(),
  executionId: z.string(),
  rootId: z.string(),
  enteredAt: z.string(),
  taskToken: z.string().optional(),
  /** Position in the collection, for an activity that runs once per element. */
  instance: z.int().optional(),
  /** Instance of the multi-instance subprocess that the node lies in. */
  scope: z.string().optional(),
  config: JsonObjectSchema.default({}),
  input: JsonSchema.default({}),
  /** Process data and global context, for the activities that ask for them. */
  data: JsonObjectSchema.optional(),
  context: JsonObjectSchema.optional(),
  execution: JsonObjectSchema.optional(),
});
export type ActivityCall = z.infer<typeof ActivityCallSchema> & {
  /** Name of the run; a moved execution has had several. What belongs to a run alone, such as tokens at a join, is kept under it. */
  run?: string;
};

/**
 * The key under which an activity happens once, however often it is retried: execution + node + time of entry, and the position
 * in the collection where it runs once per element, or the instance of the subprocess around it.
 */
export const activityKey = (
  call: Pick<ActivityCall, 'executionId' | 'nodeId' | 'enteredAt' | 'instance' | 'scope'>,
): string =>
  [
    call.executionId,
    call.nodeId,
    call.enteredAt,
    ...(call.instance === undefined ? [] : [call.instance]),
    ...(call.scope === undefined ? [] : [call.scope]),
  ].join('#');

export interface TaskOperation {
  readonly operation: string;
  readonly run: (payload: unknown, requestId: string) => Promise<unknown>;
}

/** Binds an activity operation (`script.run`) to what carries it out; it runs as the platform, for the tenant compiled into the call. */
export const activity = <T extends z.ZodType = typeof JsonObjectSchema>(
  service: string,
  operation: string,
  config: T,
  run: (call: Omit<ActivityCall, 'config'> & { config: z.output<T> }) => Promise<unknown>,
): TaskOperation => {
  // Once per environment: zod compiles a schema at its first use, which takes longer than all the rest of a small activity.
  const schema = ActivityCallSchema.extend({ config });
  return {
    operation,
    run: async (payload, requestId) => {
      const sent = schema.parse(payload) as Omit<ActivityCall, 'config'> & { config: z.output<T> };
      const call = { ...sent, executionId: executionIdOf(sent.executionId), run: sent.executionId };
      const caller = serviceCaller(service, call.tenantId, {
        requestId,
        correlationId: call.rootId,
        causationId: call.executionId,
      });
      return runAs(caller, () => run(call));
    },
  };
};

/** Binds a direct call from another context or a schedule to what carries it out. */
export const command = <T extends z.ZodType>(
  operation: string,
  schema: T,
  run: (input: z.output<T>, requestId: string) => Promise<unknown>,
): TaskOperation => ({
  operation,
  run: (payload, requestId) => run(schema.parse(payload), requestId),
});

/** The Lambda that state machines and other contexts call. The name of a thrown error is the error name that `Retry` and `Catch` see. */
export function taskHandler(operations: readonly TaskOperation[]) {
  const byName = new Map(operations.map((entry) => [entry.operation, entry]));
  const OperationSchema = z.looseObject({ operation: z.string() });
  return middy<unknown, unknown>()
    .use({
      onError: (request) => {
        const error = request.error as Error;
        if (!error.name.startsWith('FlowMaster.')) logger.error('A task failed', { error });
      },
    })
    .handler(async (payload, context) => {
      if (isHealthProbe(payload)) return {};
      const { operation } = OperationSchema.parse(payload);
      const entry = byName.get(operation);
      if (!entry) throw new Error(`Unknown task operation "${operation}". Known: ${[...byName.keys()].join(', ')}.`);
      return (await entry.run(payload, context.awsRequestId)) ?? {};
    });
}
