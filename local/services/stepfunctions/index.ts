/** The local Step Functions engine: `createStepFunctions` gives an object that answers the AWS JSON 1.0 protocol. */

import { ACTIONS } from './api/actions.ts';
import { ActivityQueue } from './api/activity-queue.ts';
import { Catalog } from './api/catalog.ts';
import { readParameters } from './api/parameters.ts';
import type { Service } from './api/service.ts';
import { childStarter } from './engine/children.ts';
import { MovableClock } from './engine/clock.ts';
import { Effects } from './engine/effects.ts';
import { EndWaiters } from './engine/end-waiters.ts';
import { Engine } from './engine/engine.ts';
import { fastForward } from './engine/fast-forward.ts';
import { Outbox } from './engine/outbox.ts';
import { compact } from './engine/retention.ts';
import { ApiError } from './errors.ts';
import { callTask } from './integrations/call-task.ts';
import { withOwnApi } from './integrations/own-api.ts';
import type { Answer, Clock, Integrations, StatusChangeEvent } from './ports.ts';
import { closeSandbox } from './query/sandbox.ts';
import { Store } from './store/store.ts';

export { invokeModel, SdkClients } from './integrations/sdk-client.ts';
export type {
  Answer,
  Clock,
  HttpAccess,
  Integrations,
  InvokeOptions,
  LambdaAnswer,
  StatusChangeEvent,
  TaskCaller,
} from './ports.ts';
export { ServiceError } from './ports.ts';

export interface StepFunctionsOptions {
  /** Path of the SQLite database; created where there is none. */
  dataFile: string;
  accountId: string;
  region: string;
  clock?: Clock;
  /** Source of jitter and alias routing, in [0, 1). */
  random?: () => number;
  integrations: Integrations;
  /** Receives "Step Functions Execution Status Change" events, at least once each, in order. */
  onStatusChange?: (event: StatusChangeEvent) => void | Promise<void>;
}

export interface StepFunctions {
  /** Answers `AWSStepFunctions.<Action>`; what it acknowledges is on disk. Whether the caller may is decided before. */
  handle(target: string, body: unknown, caller?: unknown): Promise<Answer>;
  clock: {
    now(): number;
    /** When the next timer of all executions is due; undefined where none is set. */
    nextDue(): number | undefined;
    /**
     * Moves time forward, firing every timer on the way in order; resolves when nothing due is left. Calls under way are
     * waited for before each step, up to `patienceMs` (5 s unless said otherwise).
     */
    advance(ms: number, patienceMs?: number): Promise<void>;
  };
  /** Deletes executions that ended longer ago than this and gives the space back. */
  compact(retentionMs: number): Promise<number>;
  /** Executions held in memory: those at work, not those that wait. */
  readonly loaded: number;
  close(): Promise<void>;
}

const CLOCK_OFFSET = 'clockOffset';

export async function createStepFunctions(options: StepFunctionsOptions): Promise<StepFunctions> {
  const store = await Store.open(options.dataFile);
  // Times on disk are of the moved clock, so a restart must not turn it back.
  const clock = new MovableClock(options.clock, Number(store.meta(CLOCK_OFFSET) ?? 0));
  const random = options.random ?? Math.random;
  const waiters = new EndWaiters(store);
  const outbox = new Outbox(store, options.onStatusChange);
  const catalog = new Catalog(store);
  const integrations = withOwnApi(options.integrations, (target, body) => handle(service, target, body));
  const effects = new Effects(integrations);
  const engine = new Engine({
    store,
    clock,
    random,
    outbox,
    region: options.region,
    hasActivity: (arn) => catalog.get('activity', arn) !== undefined,
    perform: (run, effect) => effects.perform(run, effect),
    onEnd: (row) => waiters.ended(row),
  });
  const { accountId, region } = options;
  const activities = new ActivityQueue(catalog);
  const service: Service = {
    accountId,
    region,
    clock,
    store,
    catalog,
    engine,
    activities,
    random,
    ended: (id) => waiters.wait(id),
    callTask: (call) => callTask(integrations, childStarter(service), call),
  };
  effects.connect(service, childStarter(service));
  outbox.recover();
  engine.recover();
  effects.recover();

  return {
    handle: (target, body) => handle(service, target, body),
    clock: {
      now: () => clock.now(),
      nextDue: () => engine.nextDue(),
      async advance(ms, patienceMs) {
        await store.commit([['setMeta', CLOCK_OFFSET, String(clock.offset + ms)]]);
        await fastForward(engine, clock, ms, patienceMs);
      },
    },
    compact: (retentionMs) => compact(service, clock.now() - retentionMs),
    get loaded() {
      return engine.loadedCount;
    },
    async close() {
      activities.close();
      await engine.close();
      await outbox.close();
      await store.close();
      await closeSandbox();
    },
  };
}

async function handle(service: Service, target: string, body: unknown): Promise<Answer> {
  const name = target.slice(target.indexOf('.') + 1);
  try {
    const action = ACTIONS[name];
    const parameters = readParameters(name, body);
    if (!action)
      throw new ApiError('UnsupportedOperation', `The local Step Functions engine does not support ${name}.`);
    return { status: 200, body: await action(service, parameters) };
  } catch (error) {
    if (error instanceof ApiError) {
      return { status: 400, body: { __type: error.type, message: error.message, ...error.details } };
    }
    process.emitWarning(error instanceof Error ? error : String(error));
    return { status: 500, body: { __type: 'InternalFailure', message: 'The engine failed; see its log' } };
  }
}
