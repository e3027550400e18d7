import { isObject, type Json, type JsonObject, tryParse } from '../json.ts';
import { expressionSource } from '../query/jsonata-template.ts';
import { freeVariables } from '../query/jsonata-variables.ts';
import type { QueryLanguage } from './model.ts';

/** The variables that each state of a definition refers to, by state; states that refer to none are left out. */
export function variableReferences(definition: JsonObject): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  collect(definition, (definition.QueryLanguage as QueryLanguage | undefined) ?? 'JSONPath', found);
  return found;
}

/** As part of a description: absent where no state refers to a variable. */
export function shownReferences(definition: string): { variableReferences?: Record<string, string[]> } {
  const parsed = tryParse(definition);
  const references = isObject(parsed) ? variableReferences(parsed) : {};
  return Object.keys(references).length > 0 ? { variableReferences: references } : {};
}

function collect(container: JsonObject, machine: QueryLanguage, found: Record<string, string[]>): void {
  for (const [name, state] of Object.entries(container.States as Record<string, JsonObject>)) {
    const language = (state.QueryLanguage as QueryLanguage | undefined) ?? machine;
    const { Branches, ItemProcessor, Iterator: iterator, ...own } = state;
    const names = new Set<string>();
    gather(own, language, '', names);
    if (names.size > 0) found[name] = Array.from(names).sort();
    for (const inner of [...((Branches as JsonObject[] | undefined) ?? []), ItemProcessor, iterator])
      if (isObject(inner)) collect(inner, machine, found);
  }
}

function gather(value: Json, language: QueryLanguage, key: string, names: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) gather(item, language, key, names);
  else if (isObject(value)) for (const [name, item] of Object.entries(value)) gather(item, language, name, names);
  else if (typeof value !== 'string') return;
  else if (language === 'JSONata') gatherExpression(value, names);
  else if (key.endsWith('.$') || key.endsWith('Path') || key === 'Variable') {
    for (const [, name] of value.matchAll(/(?<![$\w])\$([A-Za-z_]\w*)/g)) if (name !== undefined) names.add(name);
  }
}

function gatherExpression(text: string, names: Set<string>): void {
  const source = expressionSource(text);
  if (source !== undefined) for (const name of freeVariables(source)) names.add(name);
}
