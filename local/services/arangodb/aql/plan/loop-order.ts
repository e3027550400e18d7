import type { Collection } from '../../storage/collection.ts';
import type { SortUse } from '../execute/collection-loop.ts';
import type { NameSource, Statement } from '../syntax-tree.ts';
import type { Access, IndexAccess } from './access.ts';
import { attributePath } from './conditions.ts';
import { usedAttributes } from './used-attributes.ts';

export type LoopPlan = { access: Access; sort: SortUse; sortedBy?: () => boolean };
export type WantedOrder = { paths: string[]; descending: boolean };

type NamesOf = (source: NameSource) => string[];

/** The order that the next SORT asks for, where this loop's rows are the ones it sorts. */
export function wantedOrder(
  statements: Statement[],
  position: number,
  variable: string,
  namesOf: NamesOf,
): WantedOrder | undefined {
  if (statements.slice(0, position).some(({ kind }) => ['for', 'traversal', 'paths'].includes(kind))) return undefined;
  const sortStatement = followingSort(statements, position);
  return sortStatement === undefined ? undefined : sortedPaths(sortStatement, variable, namesOf);
}

function followingSort(statements: Statement[], position: number): Extract<Statement, { kind: 'sort' }> | undefined {
  for (const statement of statements.slice(position + 1)) {
    if (statement.kind === 'sort') return statement;
    if (statement.kind !== 'filter' && statement.kind !== 'let') return undefined;
  }
  return undefined;
}

function sortedPaths(
  statement: Extract<Statement, { kind: 'sort' }>,
  variable: string,
  namesOf: NamesOf,
): WantedOrder | undefined {
  const paths: string[] = [];
  const directions = new Set<unknown>();
  for (const { value, direction } of statement.criteria) {
    const path = attributePath(value, variable, namesOf);
    if (path === undefined) return undefined;
    paths.push(path);
    directions.add(direction);
  }
  const [direction] = directions;
  if (directions.size !== 1 || (direction !== 'ASC' && direction !== 'DESC')) return undefined;
  return { paths, descending: direction === 'DESC' };
}

/** Whether the rows of an index come in that order, behind the fields that are fixed to one value. */
export function sorts(access: IndexAccess, wanted: WantedOrder | undefined): boolean {
  if (wanted === undefined || access.equal.some((part) => part.in)) return false;
  const { fields, sparse } = access.index.definition;
  if (sparse || fields.some((field) => field.includes('[*]'))) return false;
  const fixed = fields.slice(0, access.equal.length);
  const left = wanted.paths.filter((path) => !fixed.includes(path));
  return left.every((path, at) => path === fields[access.equal.length + at]);
}

/** The access with its rows in order, if some way of access has them so. */
export function inOrder(collection: Collection, access: Access, wanted: WantedOrder | undefined): LoopPlan | undefined {
  if (wanted === undefined) return undefined;
  const { paths, descending } = wanted;
  if (access.kind === 'scan' && paths.length === 1 && paths[0] === '_key') {
    return { access, sort: { kind: 'key', descending }, sortedBy: () => true };
  }
  const candidates: IndexAccess[] =
    access.kind === 'scan'
      ? collection.indexes.map((index) => ({ kind: 'index', index, equal: [], sources: [] }))
      : access.kind === 'index'
        ? [access]
        : [];
  const found = candidates.find((candidate) => sorts(candidate, wanted));
  if (found === undefined) return undefined;
  return { access: found, sort: { kind: 'index', descending }, sortedBy: () => found.index.isOrdered() };
}

/** A scan that needs nothing but keys runs over the primary index, whose order shows in the results. */
export function overKeys(access: Access, variable: string, following: Statement[]): LoopPlan | undefined {
  if (access.kind !== 'scan') return undefined;
  const used = usedAttributes(variable, following);
  if (used === undefined || used.size === 0 || ![...used].every((name) => name === '_key' || name === '_id'))
    return undefined;
  return { access, sort: { kind: 'key', descending: false } };
}
