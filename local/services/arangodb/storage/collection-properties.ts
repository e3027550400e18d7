import type { JsonObject } from '../values/json.ts';
import type { KeyOptions } from './key-generator.ts';

/** A JSON Schema that documents must satisfy, and which writes it is asked of. */
export type DocumentSchema = {
  type: 'json';
  rule: JsonObject;
  level: 'none' | 'new' | 'moderate' | 'strict';
  message: string;
};

export type CollectionProperties = {
  id: string;
  name: string;
  /** 2 for documents, 3 for edges. */
  type: 2 | 3;
  status: 3;
  isSystem: boolean;
  globallyUniqueId: string;
  waitForSync: boolean;
  keyOptions: KeyOptions;
  schema: DocumentSchema | null;
  computedValues: null;
  cacheEnabled: boolean;
  syncByRevision: boolean;
  usesRevisionsAsDocumentIds: boolean;
  isSmartChild: boolean;
  internalValidatorType: number;
  writeConcern: number;
};

export type CollectionOptions = Partial<
  Pick<CollectionProperties, 'waitForSync' | 'isSystem' | 'cacheEnabled' | 'schema'>
> & {
  name: string;
  type?: 2 | 3;
  keyOptions?: Partial<KeyOptions>;
};

export function newProperties(id: string, options: CollectionOptions): CollectionProperties {
  return {
    id,
    name: options.name,
    type: options.type ?? 2,
    status: 3,
    isSystem: options.isSystem ?? false,
    globallyUniqueId: `h${Number(id).toString(16).toUpperCase()}/${id}`,
    waitForSync: options.waitForSync ?? false,
    keyOptions: { type: 'traditional', allowUserKeys: true, ...options.keyOptions },
    schema: options.schema ?? null,
    computedValues: null,
    cacheEnabled: options.cacheEnabled ?? false,
    syncByRevision: true,
    usesRevisionsAsDocumentIds: true,
    isSmartChild: false,
    internalValidatorType: 0,
    writeConcern: 1,
  };
}
