import { ApiError } from '../errors.ts';
import { parseMachineArn } from './arn.ts';
import { page } from './paging.ts';
import type { MachineRecord, VersionRecord } from './records.ts';
import { type Action, machineOf, type Service, seconds } from './service.ts';

const MOST_VERSIONS = 1000;

export function versionsOf(service: Service, machineArn: string): VersionRecord[] {
  return service.catalog
    .all('version')
    .filter((version) => version.machineArn === machineArn)
    .sort((a, b) => b.version - a.version);
}

export function latestVersion(service: Service, machineArn: string): VersionRecord | undefined {
  return versionsOf(service, machineArn)[0];
}

/** Publishes the machine as it is; publishing an unchanged machine again gives the version there is. */
export async function publishVersion(
  service: Service,
  machine: MachineRecord,
  description: string | undefined,
): Promise<VersionRecord> {
  const latest = latestVersion(service, machine.arn);
  if (latest && latest.revisionId === machine.revisionId) return latest;
  if (versionsOf(service, machine.arn).length >= MOST_VERSIONS) {
    throw new ApiError('ServiceQuotaExceededException', `The state machine has ${MOST_VERSIONS} versions`);
  }
  const version: VersionRecord = {
    arn: `${machine.arn}:${machine.nextVersion}`,
    machineArn: machine.arn,
    version: machine.nextVersion,
    description: description ?? null,
    created: service.clock.now(),
    definition: machine.definition,
    roleArn: machine.roleArn,
    revisionId: machine.revisionId,
    logging: machine.logging,
    tracing: machine.tracing,
  };
  await service.store.commit([
    service.catalog.putLater('version', version.arn, version),
    service.catalog.putLater('machine', machine.arn, { ...machine, nextVersion: machine.nextVersion + 1 }),
  ]);
  return version;
}

export const publishStateMachineVersion: Action = async (service, parameters) => {
  const machine = machineOf(service, parseMachineArn(parameters.text('stateMachineArn')).machineArn);
  const description = parameters.optionalText('description');
  const revision = parameters.optionalText('revisionId');
  if (revision !== undefined && revision !== (machine.revisionId ?? 'INITIAL')) {
    throw new ApiError(
      'ConflictException',
      `Failed to publish the State Machine version for revision ${revision}. The current State Machine revision is ${machine.revisionId ?? 'INITIAL'}.`,
    );
  }
  const latest = latestVersion(service, machine.arn);
  if (latest && latest.revisionId === machine.revisionId && latest.description !== (description ?? null)) {
    throw new ApiError('ConflictException', 'Version already exists with a different description');
  }
  const version = await publishVersion(service, machine, description);
  return { creationDate: seconds(version.created), stateMachineVersionArn: version.arn };
};

export const listStateMachineVersions: Action = (service, parameters) => {
  const machine = machineOf(service, parseMachineArn(parameters.text('stateMachineArn')).machineArn);
  const { items, nextToken } = page(
    versionsOf(service, machine.arn),
    parameters.number('maxResults'),
    parameters.optionalText('nextToken'),
  );
  return {
    stateMachineVersions: items.map((version) => ({
      stateMachineVersionArn: version.arn,
      creationDate: seconds(version.created),
    })),
    ...(nextToken === undefined ? {} : { nextToken }),
  };
};

export const deleteStateMachineVersion: Action = async (service, parameters) => {
  const arn = parameters.text('stateMachineVersionArn');
  parseMachineArn(arn);
  const users = service.catalog
    .all('alias')
    .filter((alias) => alias.routing.some((route) => route.stateMachineVersionArn === arn));
  if (users.length > 0) {
    const names = users.map((alias) => alias.name).join(', ');
    throw new ApiError(
      'ConflictException',
      `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names}]`,
    );
  }
  await service.catalog.delete(['version', arn]);
  return {};
};
