import { ArangoError, errorNumbers } from '../../errors.ts';
import type { Collection } from '../../storage/collection.ts';
import type { OverwriteMode, WriteOptions, Written } from '../../storage/documents.ts';
import type { JsonObject } from '../../values/json.ts';
import type { ApiRequest } from '../request.ts';

const overwriteModes = ['conflict', 'ignore', 'replace', 'update'] as const;

export function writeOptions(request: ApiRequest): WriteOptions {
  const options: WriteOptions = {};
  const mode = request.text('overwriteMode');
  const known = overwriteModes.find((candidate) => candidate === mode);
  if (mode !== undefined && known === undefined)
    throw new ArangoError(errorNumbers.badParameter, `invalid overwriteMode '${mode}'`);
  const overwriteMode: OverwriteMode | undefined = known ?? (request.flag('overwrite') ? 'replace' : undefined);
  if (overwriteMode !== undefined) options.overwriteMode = overwriteMode;
  const keepNull = request.flag('keepNull');
  const mergeObjects = request.flag('mergeObjects');
  const versionAttribute = request.text('versionAttribute');
  if (keepNull !== undefined) options.keepNull = keepNull;
  if (mergeObjects !== undefined) options.mergeObjects = mergeObjects;
  if (versionAttribute !== undefined) options.versionAttribute = versionAttribute;
  options.ignoreRevs = request.flag('ignoreRevs') ?? true;
  return options;
}

/** What a write answers about one document. */
export function describe(request: ApiRequest, collection: Collection, written: Written): JsonObject {
  const answer: JsonObject = { _id: `${collection.name}/${written.key}`, _key: written.key, _rev: written.rev };
  if (written.old !== undefined && written.document !== undefined) answer._oldRev = written.old._rev as string;
  if (request.flag('returnOld') && written.old !== undefined) answer.old = written.old;
  if (request.flag('returnNew') && written.document !== undefined) answer.new = written.document;
  return answer;
}
