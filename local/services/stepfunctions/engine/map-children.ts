import { randomUUID } from 'node:crypto';
import type { MapRunRecord } from '../api/records.ts';
import type { Service } from '../api/service.ts';
import type { Json } from '../json.ts';
import { exceeded, tooManyFailed } from '../states/tolerance.ts';
import type { ExecutionRow } from '../store/rows.ts';
import type { Run } from './run.ts';

const LOCAL_CONCURRENCY = 500;

interface MapRunOf {
  arn: string;
  type: ExecutionRow['type'];
  /** The machine's ARN with the map's label. */
  machine: string;
  /** The scope of the map's processor. */
  scope: string;
  /** Whether the run goes on: it may have been stopped, or redriven since. */
  isCurrent(): boolean;
}

/** The child executions of one map run: as many at once as allowed, until all have ended or too many have failed. */
export class MapChildren {
  readonly #service: Service;
  readonly #run: Run;
  readonly #of: MapRunOf;

  constructor(service: Service, run: Run, of: MapRunOf) {
    this.#service = service;
    this.#run = run;
    this.#of = of;
  }

  /** Brings every item to its end; throws when too many fail. Children that a crash left are taken up, not started twice. */
  async runAll(inputs: Json[]): Promise<ExecutionRow[]> {
    const { arn, isCurrent } = this.#of;
    const known = new Map(lastOfEach(this.#service.store.mapRunChildren(arn)).map((child) => [child.map_index, child]));
    const ended: ExecutionRow[] = [];
    let next = 0;
    let running = 0;
    let failed = 0;
    await new Promise<void>((resolve, reject) => {
      const advance = (): void => {
        if (!isCurrent() || (next >= inputs.length && running === 0)) {
          resolve();
          return;
        }
        const { maxConcurrency, redriveDate } = this.#record;
        const limit = Math.min(maxConcurrency || LOCAL_CONCURRENCY, LOCAL_CONCURRENCY);
        while (running < limit && next < inputs.length) {
          const index = next++;
          running++;
          this.#child(known.get(index), redriveDate, index, inputs[index] as Json).then(onEnd(index), reject);
        }
      };
      const onEnd = (index: number) => (child: ExecutionRow) => {
        running--;
        ended[index] = child;
        if (child.status !== 'SUCCEEDED') failed++;
        const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = this.#record;
        if (isCurrent() && exceeded({ count, percentage }, failed, inputs.length)) reject(tooManyFailed());
        else advance();
      };
      advance();
    }).catch(async (problem: unknown) => {
      await stopChildren(this.#service, arn);
      throw problem;
    });
    return ended;
  }

  /** As it is now: UpdateMapRun changes limits while the run is under way. */
  get #record(): MapRunRecord {
    return this.#service.catalog.get('mapRun', this.#of.arn) as MapRunRecord;
  }

  async #child(
    existing: ExecutionRow | undefined,
    redriven: number | null,
    index: number,
    input: Json,
  ): Promise<ExecutionRow> {
    const again = existing !== undefined && awaitsRedrive(existing, redriven);
    // Express executions cannot be redriven: they are started anew.
    if (existing && !(again && existing.type === 'EXPRESS')) {
      if (again) await this.#service.engine.deliver(existing.id, { type: 'redrive' });
      return this.#service.ended(existing.id);
    }
    const row = this.#fresh(index, input);
    await this.#service.engine.start(row, this.#run.definition, []);
    return this.#service.ended(row.id);
  }

  #fresh(index: number, input: Json): ExecutionRow {
    const { arn, type, machine, scope } = this.#of;
    const name = randomUUID();
    return {
      ...this.#run.row,
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
      map_run: arn,
      map_index: index,
      scope,
    };
  }
}

export async function stopChildren(service: Service, mapRun: string): Promise<void> {
  const running = service.store.mapRunChildren(mapRun).filter((child) => child.status === 'RUNNING');
  await Promise.all(running.map((child) => service.engine.deliver(child.id, { type: 'stop' })));
}

/** The latest execution for each item: an express child that is redriven is another execution. */
export function lastOfEach(children: ExecutionRow[]): ExecutionRow[] {
  return Array.from(new Map(children.map((child) => [child.map_index, child])).values());
}

/** Whether a child did not succeed before the run's latest redrive, and has yet to be taken up by it. */
export function awaitsRedrive(child: ExecutionRow, redriven: number | null): boolean {
  return child.status !== 'SUCCEEDED' && child.stopped !== null && redriven !== null && child.stopped <= redriven;
}
