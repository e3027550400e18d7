import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { Json } from '#contracts/core/json.ts';
import type { HistoryEvent, NodeInstance } from '#contracts/executions/index.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { childOf, dataOf, inputOf, outputOf, parsed } from './node-data.ts';
import { NodeLog } from './node-log.ts';
import { NodePasses, PREPARES } from './node-passes.ts';
import { type Step, stepOf } from './step.ts';
import { isInside, type Visit, VisitTracker } from './visit.ts';

/** What a run's history says of its nodes. */
export interface RunProjection {
  nodes: NodeInstance[];
  /** Events of nodes and of the run's end, in order, numbered from 1. */
  events: Omit<HistoryEvent, 'id'>[];
  /** Flows that the run has followed. */
  takenFlows: string[];
  startedAt?: string;
  end?: {
    runtimeStatus: 'completed' | 'failed' | 'cancelled';
    time: string;
    output?: Json | undefined;
    error?: { name: string; cause?: string | undefined; nodeId?: string | undefined };
  };
}

type Shape = Pick<RunnableVersion, 'nodes' | 'sourceMap'>;

class Projector {
  readonly log: NodeLog;
  readonly result: Pick<RunProjection, 'startedAt' | 'end'> = {};
  readonly #tracker: VisitTracker;
  readonly #visits: Visit[] = [];
  readonly #passes: NodePasses;

  constructor(shape: Shape) {
    this.#tracker = new VisitTracker(shape.sourceMap.states);
    this.log = new NodeLog(shape.nodes);
    this.#passes = new NodePasses(shape.sourceMap, this.log);
  }

  apply(step: Step): void {
    const visit = this.#tracker.place(step);
    switch (step.kind) {
      case 'run-started':
        this.result.startedAt = step.time;
        break;
      case 'entered':
        if (visit) this.#enter(visit);
        break;
      case 'exited':
        if (visit) this.#exit(visit, step);
        break;
      case 'scheduled':
        if (visit) this.#schedule(visit, step);
        break;
      case 'submitted':
        if (visit && step.waits) this.#tell('node.waiting', visit, step.time);
        break;
      case 'succeeded':
        if (visit) this.#succeed(visit, step);
        break;
      case 'failed':
        if (visit) visit.failure = { error: step.error ?? 'States.TaskFailed', cause: step.cause };
        break;
      case 'aborted':
        if (visit) this.#close(visit, step.time);
        break;
      case 'run-succeeded':
      case 'run-failed':
      case 'run-aborted':
        this.#end(step, visit);
        break;
      default:
    }
  }

  #enter(visit: Visit): void {
    this.#visits.push(visit);
    this.#passes.enter(visit);
  }

  #schedule(visit: Visit, step: Step): void {
    const instance = this.#passes.of(visit);
    visit.attempts += 1;
    visit.failure = undefined;
    if (!instance || visit.source?.role === 'hold') return;
    const input = inputOf(step.parameters);
    if (input !== undefined) instance.input = input;
    const child = childOf(step.parameters);
    if (child !== undefined) instance.childExecutionId = child;
    if (visit.attempts > 1) {
      instance.attempts += 1;
      this.log.tell('node.retried', instance, step.time, { attempt: visit.attempts });
    } else if (visit.source?.role !== 'enter') {
      this.log.tell('node.started', instance, step.time);
    }
  }

  #succeed(visit: Visit, step: Step): void {
    const instance = this.#passes.of(visit);
    visit.failure = undefined;
    if (!instance || PREPARES.has(visit.source?.role ?? '')) return;
    const output = outputOf(step.output);
    if (output !== undefined) instance.output = output;
  }

  #exit(visit: Visit, step: Step): void {
    visit.open = false;
    if (visit.contains) this.#closeInside(visit, step.time);
    const instance = this.#passes.of(visit);
    if (instance) this.#settle(visit, instance, step);
    this.#passes.leave(visit, step.time);
  }

  /** What leaving a state means for its node. */
  #settle(visit: Visit, instance: NodeInstance, step: Step): void {
    const role = visit.source?.role ?? '';
    const { failure } = visit;
    if (failure) {
      // A pause is caught into the hold state: the activity has not begun.
      if (failure.error === 'FlowMaster.Paused') return;
      instance.error = errorOf(failure);
      if (role !== 'hold') this.log.end(instance, 'failed', step.time);
      return;
    }
    if (role === 'end') {
      const data = dataOf(step.output);
      if (data !== undefined) instance.output = data;
    }
    const done = role === 'instances' || !PREPARES.has(role);
    if (done) this.log.end(instance, 'completed', step.time);
  }

  #tell(type: 'node.waiting', visit: Visit, time: string): void {
    const instance = this.#passes.of(visit);
    if (instance && visit.source?.role !== 'hold') this.log.tell(type, instance, time);
  }

  #close(visit: Visit, time: string): void {
    visit.open = false;
    const instance = this.#passes.of(visit);
    if (instance) this.log.end(instance, 'cancelled', time);
  }

  /** Leaving a container ends whatever still runs inside: its branches were stopped. */
  #closeInside(container: Visit, time: string): void {
    for (const visit of this.#visits) if (visit.open && isInside(visit, container)) this.#fail(visit, time);
  }

  #fail(visit: Visit, time: string): void {
    const instance = this.#passes.of(visit);
    visit.open = false;
    if (!instance) return;
    if (visit.failure) instance.error = errorOf(visit.failure);
    this.log.end(instance, visit.failure ? 'failed' : 'cancelled', time);
  }

  #end(step: Step, last: Visit | undefined): void {
    if (step.kind === 'run-failed' && last?.open)
      last.failure ??= { error: step.error ?? 'States.Timeout', cause: step.cause };
    for (const visit of this.#visits) if (visit.open) this.#fail(visit, step.time);
    const runtimeStatus = RUNTIME_STATUS[step.kind as keyof typeof RUNTIME_STATUS];
    const failed = step.kind === 'run-failed';
    const nodeId = failed ? last?.source?.nodeId : undefined;
    const name = step.error ?? 'States.Timeout';
    this.result.end = {
      runtimeStatus,
      time: step.time,
      ...(step.kind === 'run-succeeded' ? { output: outcomeOf(step.output) } : {}),
      ...(failed ? { error: { name, cause: step.cause, ...(nodeId ? { nodeId } : {}) } } : {}),
    };
  }
}

const errorOf = ({ error, cause }: NonNullable<Visit['failure']>) => ({
  name: error,
  ...(cause === undefined ? {} : { cause }),
});

const RUNTIME_STATUS = { 'run-succeeded': 'completed', 'run-failed': 'failed', 'run-aborted': 'cancelled' } as const;

/** What a run ends with: the process data, or whatever the machine gave where that is not there. */
const outcomeOf = (output: string | undefined): Json | undefined => dataOf(output) ?? parsed(output);

/**
 * Projects a Step Functions history onto the nodes of the process: their instances with visits, attempts, inputs and outputs,
 * and what happened to them as typed events. Pure: the same history always gives the same projection.
 */
export function projectRun(history: readonly RunEvent[], shape: Shape): RunProjection {
  const projector = new Projector(shape);
  for (const event of history) projector.apply(stepOf(event));
  const { instances, events, flows } = projector.log;
  return { nodes: instances, events, takenFlows: [...flows], ...projector.result };
}
