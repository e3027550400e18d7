import type { Collection } from '../../storage/collection.ts';
import type { SecondaryIndex } from '../../storage/secondary-index.ts';
import type { Expression } from '../syntax-tree.ts';
import type { AttributeCondition } from './conditions.ts';

export type Bound = { operand: Expression; inclusive: boolean };

/** How the rows of a collection loop are found. */
export type Access =
  | { kind: 'scan' }
  | { kind: 'key'; attribute: '_key' | '_id'; operand: Expression; many: boolean; source: Expression }
  | { kind: 'edge'; attribute: '_from' | '_to'; operand: Expression; many: boolean; source: Expression }
  | IndexAccess;

export type IndexAccess = {
  kind: 'index';
  index: SecondaryIndex;
  /** Operands of the index's first fields; at most one of them (`in`) is a list of alternatives. */
  equal: { operand: Expression; in: boolean }[];
  lower?: Bound;
  upper?: Bound;
  sources: Expression[];
};

/** The access with the fewest rows to be expected: by key, by edge end, then the index that the most conditions narrow. */
export function chooseAccess(
  collection: Collection,
  conditions: AttributeCondition[],
  sorts: (access: IndexAccess) => boolean = () => false,
): Access {
  const byKey = conditions.find(({ path, operator }) => (path === '_key' || path === '_id') && isPoint(operator));
  if (byKey !== undefined) {
    return { kind: 'key', attribute: byKey.path as '_key', ...point(byKey) };
  }
  const best = bestIndex(collection, conditions, sorts);
  if (best !== undefined && best.equal.length === best.index.paths.length && best.index.definition.unique) return best;
  const byEnd = collection.isEdge
    ? conditions.find(({ path, operator }) => (path === '_from' || path === '_to') && isPoint(operator))
    : undefined;
  if (byEnd !== undefined && (best === undefined || best.equal.length < 2)) {
    return { kind: 'edge', attribute: byEnd.path as '_from', ...point(byEnd) };
  }
  return best ?? { kind: 'scan' };
}

function isPoint(operator: string): boolean {
  return operator === '==' || operator === 'IN';
}

function point(condition: AttributeCondition): { operand: Expression; many: boolean; source: Expression } {
  return { operand: condition.operand, many: condition.operator === 'IN', source: condition.source };
}

/** Of indexes that narrow alike, the one that also sorts is the better. */
function bestIndex(
  collection: Collection,
  conditions: AttributeCondition[],
  sorts: (access: IndexAccess) => boolean,
): IndexAccess | undefined {
  let best: IndexAccess | undefined;
  let bestScore = 0;
  for (const index of collection.indexes) {
    const access = indexAccess(index, conditions);
    if (access === undefined) continue;
    const points = score(access) + (sorts(access) ? 1.5 : 0);
    if (points <= bestScore) continue;
    best = access;
    bestScore = points;
  }
  return best;
}

function score(access: IndexAccess): number {
  const points = access.equal.reduce((sum, part) => sum + (part.in ? 8 : 10), 0);
  const range = (access.lower === undefined ? 0 : 2) + (access.upper === undefined ? 0 : 2);
  return points + range + (access.index.definition.unique ? 1 : 0);
}

function indexAccess(index: SecondaryIndex, conditions: AttributeCondition[]): IndexAccess | undefined {
  const access: IndexAccess = { kind: 'index', index, equal: [], sources: [] };
  let listUsed = false;
  for (const field of index.definition.fields) {
    const found = conditionOn(field, conditions, listUsed);
    if (found === undefined) {
      addRange(access, field, conditions);
      break;
    }
    const isList = found.operator === 'IN';
    listUsed ||= isList;
    access.equal.push({ operand: found.operand, in: isList });
    access.sources.push(found.source);
  }
  if (access.equal.length === 0 && access.lower === undefined && access.upper === undefined) return undefined;
  return index.definition.sparse && !excludesNull(access) ? undefined : access;
}

function conditionOn(
  field: string,
  conditions: AttributeCondition[],
  listUsed: boolean,
): AttributeCondition | undefined {
  const on = conditions.filter(({ path }) => path === field);
  const exact = on.find(({ operator }) => operator === '==' || operator === 'CONTAINS');
  if (exact !== undefined) return isArrayField(field) === (exact.operator === 'CONTAINS') ? exact : undefined;
  return listUsed || isArrayField(field) ? undefined : on.find(({ operator }) => operator === 'IN');
}

function isArrayField(field: string): boolean {
  return field.includes('[*]');
}

function addRange(access: IndexAccess, field: string, conditions: AttributeCondition[]): void {
  if (isArrayField(field)) return;
  for (const { path, operator, operand, source } of conditions) {
    if (path !== field) continue;
    if ((operator === '>' || operator === '>=') && access.lower === undefined) {
      access.lower = { operand, inclusive: operator === '>=' };
      access.sources.push(source);
    } else if ((operator === '<' || operator === '<=') && access.upper === undefined) {
      access.upper = { operand, inclusive: operator === '<=' };
      access.sources.push(source);
    }
  }
}

/**
 * A sparse index lacks documents with a null in any of its fields, so each field must be compared with something that null does not
 * satisfy. Whether the operands are null shows when the query runs; the loop then falls back to a scan.
 */
function excludesNull(access: IndexAccess): boolean {
  const ranged = access.lower === undefined ? 0 : 1;
  return access.equal.length + ranged === access.index.definition.fields.length;
}
