import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Process } from '#contracts/processes/index.ts';

/** The part of a stored process that designers write: what a save sends back. */
export function definitionOf(process: Process): ProcessDefinition {
  const {
    id: _id,
    tenant_id: _tenant,
    status: _status,
    version: _version,
    activeVersion: _active,
    createdAt: _created,
    updatedAt: _updated,
    createdBy: _creator,
    ...definition
  } = process;
  return definition;
}
