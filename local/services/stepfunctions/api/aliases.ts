import { ApiError, validationError } from '../errors.ts';
import { deepEqual, isObject, type Json } from '../json.ts';
import { parseMachineArn } from './arn.ts';
import { page } from './paging.ts';
import { constraint, type Parameters } from './parameters.ts';
import type { AliasRecord } from './records.ts';
import { type Action, machineOf, referenceGone, type Service, seconds } from './service.ts';

const NAME = /^(?=.*[a-zA-Z_.-])[a-zA-Z0-9_.-]{1,80}$/;
const MOST_ALIASES = 100;

function readRouting(service: Service, given: Json[]): AliasRecord['routing'] {
  if (given.length < 1 || given.length > 2) {
    throw constraint(JSON.stringify(given), 'routingConfiguration', 'Member must have length between 1 and 2');
  }
  const routing = given.map((entry, index) => {
    const at = `routingConfiguration.${index + 1}.member`;
    if (!isObject(entry) || typeof entry.stateMachineVersionArn !== 'string') {
      throw constraint('null', `${at}.stateMachineVersionArn`, 'Member must not be null');
    }
    if (typeof entry.weight !== 'number' || !Number.isInteger(entry.weight) || entry.weight < 0 || entry.weight > 100) {
      throw constraint(String(entry.weight), `${at}.weight`, 'Member must have value between 0 and 100');
    }
    return { stateMachineVersionArn: entry.stateMachineVersionArn, weight: entry.weight };
  });
  checkRouting(service, routing);
  return routing;
}

function checkRouting(service: Service, routing: AliasRecord['routing']): void {
  const arns = routing.map((route) => route.stateMachineVersionArn);
  if (!arns.every((arn) => /^\d+$/.test(parseMachineArn(arn).qualifier ?? '')))
    throw invalidRouting(
      `Routing configuration must contain state machine version ARNs. Received: [${arns.join(', ')}]`,
    );
  const machines = new Set(routing.map((route) => parseMachineArn(route.stateMachineVersionArn).machineArn));
  if (machines.size > 1) throw invalidRouting('Versions of different state machines cannot be routed to by one alias');
  if (new Set(routing.map((route) => route.stateMachineVersionArn)).size < routing.length) {
    throw invalidRouting('Routing configuration must contain distinct versions');
  }
  if (routing.reduce((total, route) => total + route.weight, 0) !== 100) {
    const weights = routing.map((route) => route.weight).join(', ');
    throw invalidRouting(`Sum of routing configuration weights must equal 100. Received: [${weights}]`);
  }
  for (const { stateMachineVersionArn } of routing) {
    if (!service.catalog.get('version', stateMachineVersionArn)) throw referenceGone(stateMachineVersionArn);
  }
}

function invalidRouting(message: string): ApiError {
  return validationError(message, 'INVALID_ROUTING_CONFIGURATION');
}

function aliasOf(service: Service, parameters: Parameters): AliasRecord {
  const arn = parameters.text('stateMachineAliasArn');
  parseMachineArn(arn);
  const alias = service.catalog.get('alias', arn);
  if (!alias) throw referenceGone(arn);
  return alias;
}

function aliasesOf(service: Service, machineArn: string): AliasRecord[] {
  return service.catalog
    .all('alias')
    .filter((alias) => alias.machineArn === machineArn)
    .sort((a, b) => b.created - a.created);
}

export const createStateMachineAlias: Action = async (service, parameters) => {
  const name = parameters.text('name');
  if (!NAME.test(name))
    throw constraint(
      name,
      'name',
      'Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$',
    );
  const routing = readRouting(service, parameters.list('routingConfiguration') ?? []);
  const { machineArn } = parseMachineArn(routing[0]?.stateMachineVersionArn ?? '');
  machineOf(service, machineArn);
  const arn = `${machineArn}:${name}`;
  const description = parameters.optionalText('description') ?? null;
  const existing = service.catalog.get('alias', arn);
  if (existing) {
    if (existing.description !== description || !deepEqual(existing.routing, routing)) {
      throw new ApiError('ConflictException', `Alias already exists with a different configuration: '${arn}'`);
    }
    return { stateMachineAliasArn: arn, creationDate: seconds(existing.created) };
  }
  if (aliasesOf(service, machineArn).length >= MOST_ALIASES) {
    throw new ApiError('ServiceQuotaExceededException', `The state machine has ${MOST_ALIASES} aliases`);
  }
  const now = service.clock.now();
  await service.catalog.put('alias', arn, { arn, machineArn, name, description, routing, created: now, updated: now });
  return { stateMachineAliasArn: arn, creationDate: seconds(now) };
};

export const updateStateMachineAlias: Action = async (service, parameters) => {
  const alias = aliasOf(service, parameters);
  const given = parameters.list('routingConfiguration');
  const description = parameters.optionalText('description');
  if (given === undefined && description === undefined) {
    throw validationError(
      'Either the description or the routing configuration must be specified',
      'MISSING_REQUIRED_PARAMETER',
    );
  }
  const routing = given === undefined ? alias.routing : readRouting(service, given);
  if (routing.some((route) => parseMachineArn(route.stateMachineVersionArn).machineArn !== alias.machineArn)) {
    throw invalidRouting('An alias can only route to versions of its own state machine');
  }
  const updated = { ...alias, routing, description: description ?? alias.description, updated: service.clock.now() };
  await service.catalog.put('alias', alias.arn, updated);
  return { updateDate: seconds(updated.updated) };
};

export const describeStateMachineAlias: Action = (service, parameters) => {
  const alias = aliasOf(service, parameters);
  return {
    stateMachineAliasArn: alias.arn,
    name: alias.name,
    ...(alias.description === null ? {} : { description: alias.description }),
    routingConfiguration: alias.routing.map((route) => ({ ...route })),
    creationDate: seconds(alias.created),
    updateDate: seconds(alias.updated),
  };
};

export const listStateMachineAliases: Action = (service, parameters) => {
  const arn = parameters.text('stateMachineArn');
  const { machineArn, qualifier } = parseMachineArn(arn);
  const machine = machineOf(service, machineArn);
  // Asked with a version's ARN, it lists the aliases that route to that version.
  const aliases = aliasesOf(service, machine.arn).filter(
    (alias) => qualifier === undefined || alias.routing.some((route) => route.stateMachineVersionArn === arn),
  );
  const { items, nextToken } = page(aliases, parameters.number('maxResults'), parameters.optionalText('nextToken'));
  return {
    stateMachineAliases: items.map((alias) => ({
      stateMachineAliasArn: alias.arn,
      creationDate: seconds(alias.created),
    })),
    ...(nextToken === undefined ? {} : { nextToken }),
  };
};

export const deleteStateMachineAlias: Action = async (service, parameters) => {
  const alias = aliasOf(service, parameters);
  await service.catalog.delete(['alias', alias.arn]);
  return {};
};
