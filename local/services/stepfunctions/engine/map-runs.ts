import { randomUUID } from 'node:crypto';
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
import { exceeded, tooManyFailed } from '../states/tolerance.ts';
import type { ExecutionRow } from '../store/rows.ts';
import type { Settlement } from './frame.ts';
import type { Run } from './run.ts';
import { type Effect, Turn } from './turn.ts';

type StartMapRun = Extract<Effect, { kind: 'startMapRun' }>;

const LOCAL_CONCURRENCY = 500;

/** Runs the children of distributed maps: as many at once as allowed, until all have ended or too many have failed. */
export class MapRuns {
  readonly #service: Service;
  readonly #ports: Integrations;
  readonly #stopping = new Set<string>();

  constructor(service: Service, ports: Integrations) {
    this.#service = service;
    this.#ports = ports;
  }

  /** Starts a map run, or takes it up again after a restart or for a redrive. */
  async begin(run: Run, { frame: frameId, nonce, arn, redrives }: Omit<StartMapRun, 'kind'>): Promise<void> {
    this.#stopping.delete(arn);
    await this.#redriven(arn, redrives);
    const settlement = await this.#run(run, frameId, nonce, arn).catch((problem: unknown): Settlement => {
      if (!(problem instanceof StateFailure)) throw problem;
      return { ok: false, error: problem.error, cause: problem.reason };
    });
    if (this.#stopping.has(arn)) return;
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
    this.#stopping.add(arn);
    await this.#finish(arn, 'ABORTED');
    await this.#stopChildren(arn);
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
    const scope = node.inner();
    const children = await this.#children(
      arn,
      inputs,
      (index, input) => this.#childRow(run, arn, label, type, scope, index, input),
      run,
    );
    return this.#settle(plan, arn, children, caller);
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

  /** Brings every item to its end; throws when too many fail. Children that a crash left are taken up, not started twice. */
  async #children(
    arn: string,
    inputs: Json[],
    row: (index: number, input: Json) => ExecutionRow,
    run: Run,
  ): Promise<ExecutionRow[]> {
    const known = new Map(lastOfEach(this.#service.store.mapRunChildren(arn)).map((child) => [child.map_index, child]));
    const ended: ExecutionRow[] = [];
    let next = 0;
    let running = 0;
    let failed = 0;
    await new Promise<void>((resolve, reject) => {
      const advance = (): void => {
        const record = this.#service.catalog.get('mapRun', arn) as MapRunRecord;
        if (this.#stopping.has(arn) || (next >= inputs.length && running === 0)) {
          resolve();
          return;
        }
        const limit = Math.min(record.maxConcurrency || LOCAL_CONCURRENCY, LOCAL_CONCURRENCY);
        while (running < limit && next < inputs.length) {
          const index = next++;
          running++;
          const existing = known.get(index);
          this.#child(existing, record.redriveDate, () => row(index, inputs[index] as Json), run).then(
            onEnd(index),
            reject,
          );
        }
      };
      const onEnd = (index: number) => (child: ExecutionRow) => {
        running--;
        ended[index] = child;
        if (child.status !== 'SUCCEEDED') failed++;
        const record = this.#service.catalog.get('mapRun', arn) as MapRunRecord;
        const tolerated = { count: record.toleratedFailureCount, percentage: record.toleratedFailurePercentage };
        if (exceeded(tolerated, failed, inputs.length)) reject(tooManyFailed());
        else advance();
      };
      advance();
    }).catch(async (problem: unknown) => {
      await this.#stopChildren(arn);
      throw problem;
    });
    return ended;
  }

  async #child(
    existing: ExecutionRow | undefined,
    redriven: number | null,
    fresh: () => ExecutionRow,
    run: Run,
  ): Promise<ExecutionRow> {
    const again = existing !== undefined && awaitsRedrive(existing, redriven);
    // Express executions cannot be redriven: they are started anew.
    if (existing && !(again && existing.type === 'EXPRESS')) {
      if (again) await this.#service.engine.deliver(existing.id, { type: 'redrive' });
      return this.#service.ended(existing.id);
    }
    const row = fresh();
    await this.#service.engine.start(row, run.definition, []);
    return this.#service.ended(row.id);
  }

  #childRow(
    run: Run,
    mapRun: string,
    label: string,
    type: ExecutionRow['type'],
    scope: string,
    index: number,
    input: Json,
  ): ExecutionRow {
    const machine = `${run.row.machine_arn}/${label}`;
    const name = randomUUID();
    return {
      ...run.row,
      id: this.#service.engine.newExecutionId(),
      arn: `${machine.replace(':stateMachine:', type === 'EXPRESS' ? ':express:' : ':execution:')}:${name}`,
      name,
      machine_arn: machine,
      type,
      input: JSON.stringify(input),
      started: this.#service.clock.now(),
      due: null,
      redrive_count: 0,
      redrive_date: null,
      parent_id: null,
      parent_frame: null,
      parent_nonce: null,
      map_run: mapRun,
      map_index: index,
      scope,
    };
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

  async #stopChildren(arn: string): Promise<void> {
    const running = this.#service.store.mapRunChildren(arn).filter((child) => child.status === 'RUNNING');
    await Promise.all(running.map((child) => this.#service.engine.deliver(child.id, { type: 'stop' })));
  }
}

/** The latest execution for each item: an express child that is redriven is another execution. */
export function lastOfEach(children: ExecutionRow[]): ExecutionRow[] {
  return Array.from(new Map(children.map((child) => [child.map_index, child])).values());
}

/** Whether a child did not succeed before the run's latest redrive, and has yet to be taken up by it. */
export function awaitsRedrive(child: ExecutionRow, redriven: number | null): boolean {
  return child.status !== 'SUCCEEDED' && child.stopped !== null && redriven !== null && child.stopped <= redriven;
}
