import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsResponse, CloudContext, LocalModule } from '#local/services/contract.ts';
import { eventsOf } from '#local/services/eventbridge/index.ts';
import type { JsonValue } from '#local/services/eventbridge/pattern/json.ts';
import { createStepFunctions } from '#local/services/stepfunctions/index.ts';
import { createStateMachineProvider } from './state-machine-provider.ts';
import { stepFunctionsIntegrations } from './step-functions-integrations.ts';

const DAY = 86_400_000;
/** Step Functions keeps an execution for 90 days after its end. */
const RETENTION = 90 * DAY;
const JSON_1_0 = { 'content-type': 'application/x-amz-json-1.0' };

/** Mounts the Step Functions engine: behind the door as `states`, its tasks calling the other services under the machine's role. */
export async function mountStepFunctions(context: CloudContext): Promise<LocalModule> {
  // The engine takes up unfinished work as soon as it exists; what it calls exists when the whole cloud does.
  const { promise: ready, resolve: open } = Promise.withResolvers<void>();
  mkdirSync(join(context.dataDir, 'stepfunctions'), { recursive: true });
  const engine = await createStepFunctions({
    dataFile: join(context.dataDir, 'stepfunctions', 'executions.sqlite'),
    accountId: context.accountId,
    region: context.region,
    integrations: stepFunctionsIntegrations(context, ready),
    onStatusChange: async (event) => {
      await ready;
      const { source, 'detail-type': detailType, time, resources } = event;
      // Not through PutEvents: like AWS's, it takes no events of AWS's own sources from anybody.
      const detail = JSON.parse(JSON.stringify(event.detail)) as JsonValue;
      await eventsOf(context).emit([{ source, detailType, time: new Date(time), resources, detail }]);
    },
  });

  const compacting = setInterval(() => void engine.compact(RETENTION), DAY);
  compacting.unref();

  async function answer(target: string, body: unknown): Promise<AwsResponse> {
    const { status, body: result } = await engine.handle(target, body);
    return { status, headers: JSON_1_0, body: JSON.stringify(result) };
  }

  return {
    services: [
      {
        service: 'states',
        handle: ({ target = '', body }) => answer(target, JSON.parse(body.toString() || '{}')),
        close: () => {
          clearInterval(compacting);
          return engine.close();
        },
      },
    ],
    providers: [createStateMachineProvider()],
    routes: [
      {
        // Time travel for demos and tests: a wait of thirty days passes in milliseconds.
        method: 'POST',
        path: '/clock',
        handle: async ({ query }) => {
          await engine.clock.advance(Math.max(0, Number(query.get('advanceMs')) || 0));
          return {
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ now: new Date(engine.clock.now()).toISOString() }),
          };
        },
      },
    ],
    start: async () => {
      open();
      // A laptop is seldom on for a whole day.
      await engine.compact(RETENTION);
    },
    close: async () => undefined,
  };
}
