import type { MapRunRecord } from '../api/records.ts';
import type { Service } from '../api/service.ts';
import { processorOf } from '../asl/model.ts';
import { StateFailure } from '../failure.ts';
import { readItems } from '../integrations/item-reader.ts';
import { transformed, writeResults } from '../integrations/result-writer.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Integrations, TaskCaller } from '../ports.ts';
import { mapLabel } from '../states/map-distributed.ts';
import { childInputs, type MapPlan, mapPlan } from '../states/map-plan.ts';
import type { ExecutionRow } from '../store/rows.ts';
import { readRunning } from './forsaken.ts';
import type { Settlement, Waiting } from './frame.ts';
import { MapChildren, stopChildren } from './map-children.ts';
import type { Run } from './run.ts';
import { type Effect, Turn } from './turn.ts';

type StartMapRun = Extract<Effect, { kind: 'startMapRun' }>;

/** Runs the children of distributed maps: as many at once as allowed, until all have ended or too many have failed. */
export class MapRuns {
  readonly #service: Service;
  readonly #ports: Integrations;
  /** The runs under way, with the nonce of what is waited for: a run that was stopped, or redriven since, is another's. */
  readonly #current = new Map<string, string>();
  readonly #stops = new Map<string, Promise<void>>();

  constructor(service: Service, ports: Integrations) {
    this.#service = service;
    this.#ports = ports;
  }

  /** Starts a map run, or takes it up again after a restart or for a redrive. */
  async begin(run: Run, { frame: frameId, nonce, arn, redrives }: Omit<StartMapRun, 'kind'>): Promise<void> {
    // A run that is redriven just after it was stopped begins when its children have stopped.
    await this.#stops.get(arn);
    this.#current.set(arn, nonce);
    await this.#redriven(arn, redrives);
    const settlement = await this.#run(run, frameId, nonce, arn).catch((problem: unknown): Settlement => {
      if (!(problem instanceof StateFailure)) throw problem;
      return { ok: false, error: problem.error, cause: problem.reason };
    });
    if (!this.#isCurrent(arn, nonce)) return;
    this.#current.delete(arn);
    await this.#finish(arn, settlement.ok ? 'SUCCEEDED' : 'FAILED');
    await this.#service.engine.deliver(run.row.id, { type: 'mapRun', frame: frameId, nonce, settlement });
  }

  async #redriven(arn: string, redriveCount: number): Promise<void> {
    const record = this.#service.catalog.get('mapRun', arn);
    if (!record || record.redriveCount >= redriveCount) return;
    const redriveDate = this.#service.clock.now();
    const again = { ...record, status: 'RUNNING' as const, stopped: null, redriveCount, redriveDate };
    await this.#service.catalog.put('mapRun', arn, again);
  }

  /** The map's execution was stopped: so are its children. */
  async stop(arn: string): Promise<void> {
    this.#current.delete(arn);
    const stopped = this.#finish(arn, 'ABORTED').then(() => stopChildren(this.#service, arn));
    this.#stops.set(arn, stopped);
    await stopped.finally(() => this.#stops.delete(arn));
  }

  /** Stops the runs that nothing waits for any more, should the process have ended before it could. */
  async recover(): Promise<void> {
    const { catalog, store, engine } = this.#service;
    for (const { arn, status, executionId } of catalog.all('mapRun')) {
      if (status !== 'RUNNING' || this.#current.has(arn)) continue;
      const run = readRunning(store, engine.definitions, executionId);
      const waits = (waiting: Waiting | null): boolean => waiting?.kind === 'mapRun' && waiting.arn === arn;
      if (!run || !Array.from(run.frames.values()).some((frame) => waits(frame.waiting))) await this.stop(arn);
    }
  }

  #isCurrent(arn: string, nonce: string): boolean {
    return this.#current.get(arn) === nonce;
  }

  async #run(run: Run, frameId: number, nonce: string, arn: string): Promise<Settlement> {
    const frame = run.frames.get(frameId);
    if (!frame) throw new Error(`the map of ${arn} is gone`);
    const node = run.node(frame);
    const caller: TaskCaller = {
      roleArn: run.definition.roleArn,
      executionArn: run.row.arn,
      stateMachineArn: run.row.machine_arn,
    };
    // Only evaluates: nothing of this turn is recorded.
    const scratch = new Turn(run, this.#service.clock.now(), this.#service.region, () => this.#service.random());
    const plan = await mapPlan(scratch, frame, node);
    const read = plan.reader ? await readItems(this.#ports, plan.reader, caller) : undefined;
    const inputs = await childInputs(scratch, frame, node, read);
    const label = mapLabel(node);
    const type =
      (processorOf(node.def).ProcessorConfig as JsonObject).ExecutionType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
    await this.#record(run, frameId, nonce, arn, label, plan, inputs);
    const ended = await new MapChildren(this.#service, run, {
      arn,
      type,
      machine: `${run.row.machine_arn}/${label}`,
      scope: node.inner(),
      isCurrent: () => this.#isCurrent(arn, nonce),
    }).runAll(inputs);
    return this.#settle(plan, arn, ended, caller);
  }

  async #record(
    run: Run,
    frame: number,
    nonce: string,
    arn: string,
    label: string,
    plan: MapPlan,
    inputs: Json[],
  ): Promise<void> {
    if (this.#service.catalog.get('mapRun', arn)) return;
    await this.#service.catalog.put('mapRun', arn, {
      arn,
      executionArn: run.row.arn,
      executionId: run.row.id,
      frame,
      nonce,
      machineArn: run.row.machine_arn,
      label,
      status: 'RUNNING',
      started: this.#service.clock.now(),
      stopped: null,
      maxConcurrency: plan.maxConcurrency,
      toleratedFailureCount: plan.tolerated.count,
      toleratedFailurePercentage: plan.tolerated.percentage,
      total: inputs.length,
      items: inputs.reduce<number>(
        (sum, input) => sum + (plan.batched ? (input as { Items: Json[] }).Items.length : 1),
        0,
      ),
      redriveCount: 0,
      redriveDate: null,
    });
  }

  async #settle(plan: MapPlan, arn: string, children: ExecutionRow[], caller: TaskCaller): Promise<Settlement> {
    const { writer } = plan;
    if (writer?.resource && writer.args.Bucket !== undefined) {
      return { ok: true, output: await writeResults(this.#ports, writer.args, arn, children, caller) };
    }
    return { ok: true, output: transformed(children, writer?.config.Transformation) };
  }

  async #finish(arn: string, status: MapRunRecord['status']): Promise<void> {
    const record = this.#service.catalog.get('mapRun', arn);
    if (record?.status !== 'RUNNING') return;
    await this.#service.catalog.put('mapRun', arn, { ...record, status, stopped: this.#service.clock.now() });
  }
}
