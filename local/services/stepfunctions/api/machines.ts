import { randomUUID } from 'node:crypto';
import { checkDefinition } from '../asl/check.ts';
import { shownReferences } from '../asl/variable-references.ts';
import { ApiError, validationError } from '../errors.ts';
import { deepEqual, tryParse } from '../json.ts';
import { checkName, parseMachineArn, refuseLabel, splitLabel } from './arn.ts';
import { readEncryption, readLogging, readRoleArn, readTracing } from './machine-config.ts';
import { page } from './paging.ts';
import { oneOf, type Parameters } from './parameters.ts';
import type { MachineRecord } from './records.ts';
import { type Action, machineOf, resolveTarget, type Service, seconds } from './service.ts';
import { checkTagCount, readTags } from './tags.ts';
import { latestVersion, publishVersion } from './versions.ts';

function newMachine(service: Service, parameters: Parameters): MachineRecord {
  const name = checkName(parameters.text('name'));
  const type = oneOf(parameters.optionalText('type'), 'type', ['STANDARD', 'EXPRESS'] as const) ?? 'STANDARD';
  const definition = parameters.text('definition');
  checkDefinition(definition, type);
  const arn = `arn:aws:states:${service.region}:${service.accountId}:stateMachine:${name}`;
  const now = service.clock.now();
  return {
    arn,
    name,
    type,
    definition,
    roleArn: readRoleArn(parameters.text('roleArn')),
    created: now,
    updated: now,
    revisionId: null,
    logging: readLogging(parameters),
    tracing: readTracing(parameters),
    encryption: readEncryption(parameters),
    tags: checkTagCount(readTags(parameters.list('tags')), arn),
    nextVersion: 1,
  };
}

/** Creating is idempotent for the same definition text, type and configurations; the role and tags are not compared. */
function isSame(a: MachineRecord, b: MachineRecord): boolean {
  return (
    a.definition === b.definition &&
    a.type === b.type &&
    deepEqual(a.logging, b.logging) &&
    deepEqual(a.tracing, b.tracing) &&
    deepEqual(a.encryption, b.encryption)
  );
}

function readPublish(parameters: Parameters): { publish: boolean; description: string | undefined } {
  const publish = parameters.flag('publish') ?? false;
  const description = parameters.optionalText('versionDescription');
  if (!publish && description !== undefined) {
    throw validationError('Version description can only be set when publish is true');
  }
  return { publish, description };
}

export const createStateMachine: Action = async (service, parameters) => {
  const { publish, description } = readPublish(parameters);
  const machine = newMachine(service, parameters);
  const existing = service.catalog.get('machine', machine.arn);
  if (existing && !isSame(existing, machine)) {
    throw new ApiError('StateMachineAlreadyExists', `State Machine Already Exists: '${machine.arn}'`);
  }
  if (!existing) await service.catalog.put('machine', machine.arn, machine);
  const kept = existing ?? machine;
  const answer = { stateMachineArn: kept.arn, creationDate: seconds(kept.created) };
  if (!publish) return answer;
  const version = existing ? latestVersion(service, kept.arn) : undefined;
  if (version && version.description !== (description ?? null)) {
    throw new ApiError('ConflictException', 'Version description does not match that of the published version');
  }
  const published = version ?? (await publishVersion(service, kept, description));
  return { ...answer, stateMachineVersionArn: published.arn };
};

export const updateStateMachine: Action = async (service, parameters) => {
  refuseLabel(parameters.text('stateMachineArn'));
  const { machineArn, qualifier } = parseMachineArn(parameters.text('stateMachineArn'));
  const machine = machineOf(service, machineArn);
  if (qualifier !== undefined) throw validationError('A state machine version or alias cannot be updated');
  const fields = ['definition', 'roleArn', 'loggingConfiguration', 'tracingConfiguration', 'encryptionConfiguration'];
  const { publish, description } = readPublish(parameters);
  if (!fields.some((field) => parameters.has(field))) {
    throw new ApiError(
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    );
  }
  const definition = parameters.optionalText('definition') ?? machine.definition;
  if (definition !== machine.definition) checkDefinition(definition, machine.type);
  const roleArn = parameters.optionalText('roleArn');
  const given: MachineRecord = {
    ...machine,
    // Other whitespace is no other definition.
    definition: deepEqual(tryParse(definition), tryParse(machine.definition)) ? machine.definition : definition,
    roleArn: roleArn === undefined ? machine.roleArn : readRoleArn(roleArn),
    logging: readLogging(parameters, machine.logging),
    tracing: readTracing(parameters, machine.tracing),
    encryption: readEncryption(parameters, machine.encryption),
  };
  const changed = !isSame(given, machine) || given.roleArn !== machine.roleArn;
  const updated = { ...given, updated: service.clock.now(), revisionId: changed ? randomUUID() : machine.revisionId };
  await service.catalog.put('machine', machineArn, updated);
  const { revisionId } = updated;
  const answer = { updateDate: seconds(updated.updated), ...(revisionId === null ? {} : { revisionId }) };
  if (!publish) return answer;
  const version = await publishVersion(service, updated, description);
  return { ...answer, stateMachineVersionArn: version.arn };
};

export const deleteStateMachine: Action = async (service, parameters) => {
  refuseLabel(parameters.text('stateMachineArn'));
  const { machineArn } = parseMachineArn(parameters.text('stateMachineArn'));
  const { catalog } = service;
  const owned = <T extends { machineArn: string; arn: string }>(records: T[]): T[] =>
    records.filter((record) => record.machineArn === machineArn);
  await catalog.delete(
    ['machine', machineArn],
    ...owned(catalog.all('alias')).map(({ arn }): ['alias', string] => ['alias', arn]),
    ...owned(catalog.all('version')).map(({ arn }): ['version', string] => ['version', arn]),
  );
  return {};
};

export const describeStateMachine: Action = (service, parameters) => {
  const { machineArn: arn, label } = splitLabel(parameters.text('stateMachineArn'));
  const metadataOnly =
    oneOf(parameters.optionalText('includedData'), 'includedData', ['ALL_DATA', 'METADATA_ONLY'] as const) ===
    'METADATA_ONLY';
  const { machine, version } = resolveTarget(service, arn);
  const shown = version ?? machine;
  return {
    stateMachineArn: label === undefined ? (version?.arn ?? machine.arn) : `${machine.arn}/${label}`,
    name: machine.name,
    status: 'ACTIVE',
    definition: metadataOnly ? '{}' : shown.definition,
    ...(label === undefined ? {} : { label }),
    ...(metadataOnly ? {} : shownReferences(shown.definition)),
    roleArn: shown.roleArn,
    type: machine.type,
    creationDate: seconds(shown.created),
    loggingConfiguration: shown.logging,
    tracingConfiguration: shown.tracing,
    encryptionConfiguration: machine.encryption,
    ...(shown.revisionId === null ? {} : { revisionId: shown.revisionId }),
    ...(version?.description ? { description: version.description } : {}),
  };
};

export const listStateMachines: Action = (service, parameters) => {
  const machines = service.catalog.all('machine').sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, nextToken } = page(machines, parameters.number('maxResults'), parameters.optionalText('nextToken'));
  return {
    stateMachines: items.map((machine) => ({
      stateMachineArn: machine.arn,
      name: machine.name,
      type: machine.type,
      creationDate: seconds(machine.created),
    })),
    ...(nextToken === undefined ? {} : { nextToken }),
  };
};
