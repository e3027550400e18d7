import { z } from 'zod';
import { JsonObjectSchema } from '#contracts/core/json.ts';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import { BPMN, FLOWMASTER } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';

/**
 * What our export writes beside BPMN's own words: fields that the BPMN element does not say or says differently. `null` takes a field away.
 * `config` is merged key by key.
 */
export const OwnWordsSchema = z.looseObject({ config: JsonObjectSchema.optional() });

export const ownWords = (element: XmlElement, local: string): unknown => {
  const text = element.one(BPMN, 'extensionElements')?.one(FLOWMASTER, local)?.text;
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** A node with what our own extension says about it. Whatever does not make a node in the end is refused by its schema. */
export function withOwnWords(element: XmlElement, node: Partial<NodeDef>): unknown {
  const words = OwnWordsSchema.safeParse(ownWords(element, 'node'));
  if (!words.success) return node;
  const { config, ...fields } = words.data;
  return merge({ ...node, config: merge(node.config ?? {}, config ?? {}) }, fields);
}

const merge = (base: Record<string, unknown>, change: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries({ ...base, ...change }).filter(([, value]) => value !== null));
