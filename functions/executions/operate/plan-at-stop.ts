import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { MigrationProblem } from '#contracts/executions/index.ts';
import type { Marking, RunnableVersion } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import type { ExecutionPayload, ExecutionRecord } from '../execution.ts';
import { refuseTooLarge } from '../start-execution.ts';
import { payloadOf } from './check-data.ts';
import { type Entering, type Entry, enterAt } from './entry.ts';
import type { Asked, Leg } from './leg-store.ts';
import { planMigration } from './migration/plan-migration.ts';
import { moveWhere } from './move-again.ts';
import { statesOf } from './position.ts';
import type { Nets } from './read-nets.ts';
import { PositionUnreadable, readTokens } from './read-tokens.ts';
import { momentsOf } from './stopped-run.ts';
import { type Going, goingOn, leavesOf, type Standing, undisturbed } from './tokens.ts';

/** Where a run goes on that has been stopped. */
export interface AtStop {
  entry: Entry;
  payload: ExecutionPayload;
  fromNodeIds: string[];
  toNodeIds: string[];
  kept?: MigrationProblem[];
}

export interface PlanningAgain extends Entering {
  nets: Nets;
}

/** What keeps a run from going on at one place, so that another one is looked for; anything else is a fault. */
const NOT_THERE = new Set(['execution.no-entry', 'execution.invalid-data', 'execution.input-too-large']);

/**
 * Plans a decided move once more, for what the run had come to when it was stopped. A moment at which it cannot be entered is
 * passed over for the one before it: what happened in between is done again. `undefined`: it goes on as was decided.
 */
export async function planAtStop(
  record: ExecutionRecord,
  leg: Leg,
  asked: Asked,
  history: readonly RunEvent[],
  ports: PlanningAgain,
): Promise<AtStop | undefined> {
  const shape = (await ports.version(record.processId, leg.runs))?.runnable;
  if (!shape) return undefined;
  const planning = new Planning(record, leg, asked, shape, ports);
  for (const moment of momentsOf(history, asked.seen, shape)) {
    const plan = await planning.at(moment);
    if (plan) return plan;
  }
  return undefined;
}

class Planning {
  readonly #record: ExecutionRecord;
  readonly #leg: Leg;
  readonly #asked: Asked;
  readonly #shape: RunnableVersion;
  readonly #ports: PlanningAgain;
  /** Moments close to each other differ little: the same marking is asked for once. */
  readonly #entries = new Map<string, Promise<Entry>>();

  constructor(record: ExecutionRecord, leg: Leg, asked: Asked, shape: RunnableVersion, ports: PlanningAgain) {
    this.#record = record;
    this.#leg = leg;
    this.#asked = asked;
    this.#shape = shape;
    this.#ports = ports;
  }

  async at(moment: readonly RunEvent[]): Promise<AtStop | undefined> {
    try {
      // Work that was interrupted begins anew wherever the run goes on: here nothing before it does.
      const token = undisturbed(await readTokens(moment, this.#shape, this.#ports.nets));
      const asked = this.#asked;
      if ('migration' in asked) return await this.#migrated(token, asked.migration, moment);
      const moved = moveWhere(token, asked, this.#leg.fromNodeIds, this.#shape);
      return moved && (await this.#goingOn(token, moved, [asked.move.to], moment));
    } catch (error) {
      if (error instanceof PositionUnreadable) return undefined;
      if (error instanceof AppError && NOT_THERE.has(error.code)) return undefined;
      throw error;
    }
  }

  /** In the other version where that can be; else in its own, where nothing is lost, with the reason. */
  async #migrated(
    token: Standing,
    { target, mapping }: Extract<Asked, { migration: unknown }>['migration'],
    moment: readonly RunEvent[],
  ): Promise<AtStop | undefined> {
    const wanted = await this.#version(target);
    const position = { nodes: [], token, stateAt: statesOf(moment, this.#shape) };
    const planning = { target: wanted, mapping, enter: (marking: Marking) => this.#enter(target, marking) };
    const { move, check } = await planMigration(this.#record, this.#shape, position, planning);
    if (move) {
      const { entry, payload, fromNodeIds, toNodeIds } = move;
      refuseTooLarge(this.#record, payload);
      return { entry, payload, fromNodeIds, toNodeIds };
    }
    const same = leavesOf(token).map(({ nodeId }) => nodeId);
    const stays = await this.#goingOn(token, goingOn(token, this.#shape.sourceMap.fields), same, moment);
    return { ...stays, kept: check.problems };
  }

  /** In the version that it has run so far. */
  async #goingOn(token: Standing, going: Going, toNodeIds: string[], moment: readonly RunEvent[]): Promise<AtStop> {
    const { version } = this.#leg;
    const entry = await this.#enter(version, going.marking);
    const decided = JSON.parse(this.#leg.payload) as ExecutionPayload;
    const context = statesOf(moment, this.#shape)(undefined)?.context ?? decided.context;
    const payload = payloadOf(going, context, this.#shape);
    refuseTooLarge(this.#record, payload);
    return { entry, payload, fromNodeIds: leavesOf(token).map(({ nodeId }) => nodeId), toNodeIds };
  }

  #enter(version: string, marking: Marking): Promise<Entry> {
    const key = `${version}@${JSON.stringify(marking)}`;
    const known = this.#entries.get(key);
    if (known) return known;
    const entry = enterAt({ processId: this.#record.processId, version, marking, path: '/to' }, this.#ports);
    this.#entries.set(key, entry);
    return entry;
  }

  async #version(version: string): Promise<RunnableVersion> {
    const found = await this.#ports.version(this.#record.processId, version);
    if (!found) throw new Error(`Version ${version} of ${this.#record.processId} is not registered`);
    return found.runnable;
  }
}
