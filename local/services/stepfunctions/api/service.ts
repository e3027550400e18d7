import type { MovableClock } from '../engine/clock.ts';
import type { DefinitionRecord } from '../engine/definitions.ts';
import type { Engine } from '../engine/engine.ts';
import type { Message } from '../engine/turn.ts';
import { ApiError } from '../errors.ts';
import type { TaskCall } from '../integrations/call-task.ts';
import type { JsonObject } from '../json.ts';
import type { ExecutionRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { ActivityQueue } from './activity-queue.ts';
import { parseMachineArn } from './arn.ts';
import type { Catalog } from './catalog.ts';
import type { Parameters } from './parameters.ts';
import type { AliasRecord, MachineRecord, VersionRecord } from './records.ts';

/** What the actions work with. */
export interface Service {
  accountId: string;
  region: string;
  clock: MovableClock;
  store: Store;
  catalog: Catalog;
  engine: Engine;
  activities: ActivityQueue;
  /** Resolves with the row of an execution once it has ended. */
  ended(executionId: number): Promise<ExecutionRow>;
  random(): number;
  /** Makes the call of a task outside any execution (TestState). */
  callTask(call: TaskCall): Promise<Message>;
}

export type Action = (service: Service, parameters: Parameters) => JsonObject | Promise<JsonObject>;

/** Epoch seconds with milliseconds, as times travel in AWS JSON. */
export function seconds(ms: number): number {
  return ms / 1000;
}

export function machineGone(arn: string): ApiError {
  return new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

export function resourceGone(arn: string): ApiError {
  return new ApiError('ResourceNotFound', `Resource not found: '${arn}'`, { resourceName: arn });
}

/** How operations on aliases name a version or alias that is not there. */
export function referenceGone(arn: string): ApiError {
  return new ApiError('ResourceNotFound', 'Request references a resource that does not exist.', { resourceName: arn });
}

export function machineOf(service: Service, arn: string): MachineRecord {
  const machine = service.catalog.get('machine', arn);
  if (!machine) throw machineGone(arn);
  return machine;
}

/** What an ARN of a machine, version or alias starts: an alias picks one of its versions by weight. */
export function resolveTarget(
  service: Service,
  arn: string,
): { machine: MachineRecord; version: VersionRecord | undefined; alias: AliasRecord | undefined } {
  const { machineArn, qualifier } = parseMachineArn(arn);
  const machine = machineOf(service, machineArn);
  if (qualifier === undefined) return { machine, version: undefined, alias: undefined };
  const alias = service.catalog.get('alias', arn);
  const version = service.catalog.get('version', alias ? pickVersion(alias, service.random()) : arn);
  if (!version) throw machineGone(arn);
  return { machine, version, alias };
}

function pickVersion(alias: AliasRecord, random: number): string {
  let mark = random * 100;
  for (const route of alias.routing) {
    mark -= route.weight;
    if (mark < 0) return route.stateMachineVersionArn;
  }
  return alias.routing.at(-1)?.stateMachineVersionArn ?? '';
}

/** Records of machines and versions are replaced when they change, never altered, so what is made of one can be kept. */
const definitionRecords = new WeakMap<MachineRecord | VersionRecord, DefinitionRecord>();

export function definitionRecord(machine: MachineRecord, version: VersionRecord | undefined): DefinitionRecord {
  const source = version ?? machine;
  const known = definitionRecords.get(source);
  if (known) return known;
  const record = {
    definition: source.definition,
    roleArn: source.roleArn,
    machineName: machine.name,
    machineArn: machine.arn,
    updated: version ? version.created : machine.updated,
    revisionId: source.revisionId,
    logging: source.logging,
    tracing: source.tracing,
    encryption: machine.encryption,
  };
  definitionRecords.set(source, record);
  return record;
}
