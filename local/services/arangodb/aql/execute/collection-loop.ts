import type { Collection } from '../../storage/collection.ts';
import type { Row } from '../../storage/row.ts';
import { edgesAt, keyRange, type RangeBounds, scanAll, scanByKey, scanIndex } from '../../storage/scans.ts';
import { canonical, compareValues } from '../../values/compare.ts';
import type { Json } from '../../values/json.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Access, Bound, IndexAccess } from '../plan/access.ts';
import type { Evaluate, Frame, Run } from '../run.ts';

/** Finds the rows of one pass over a collection, given the row of the loops around it. */
export type FindRows = (collection: Collection, frame: Frame, run: Run) => Iterable<Row>;

export type SortUse = { kind: 'none' } | { kind: 'key' | 'index'; descending: boolean };

export function compileAccess(compiler: Compiler, access: Access, sort: SortUse): FindRows {
  switch (access.kind) {
    case 'scan':
      return sort.kind === 'key'
        ? (collection, _frame, run) => counted(scanByKey(collection, run.view, sort.descending), run, 'scannedFull')
        : fullScan;
    case 'key':
      return compileKeyLookup(compiler.expression(access.operand), access.attribute, access.many);
    case 'edge':
      return compileEdgeLookup(
        compiler.expression(access.operand),
        access.attribute === '_from' ? 'src' : 'dst',
        access.many,
      );
    case 'index':
      return compileIndexScan(compiler, access, sort.kind === 'index' && sort.descending);
  }
}

const fullScan: FindRows = (collection, _frame, run) => counted(scanAll(collection, run.view), run, 'scannedFull');

function* counted(rows: Iterable<Row>, run: Run, counter: 'scannedFull' | 'scannedIndex'): Generator<Row> {
  for (const row of rows) {
    run.statistics[counter]++;
    yield row;
  }
}

function operands(value: Json, many: boolean): Json[] {
  if (!many) return [value];
  return Array.isArray(value) ? distinct(value) : [];
}

function distinct(values: Json[]): Json[] {
  const seen = new Map<string, Json>();
  for (const value of values) seen.set(canonical(value), value);
  // In value order, as a sorted index would meet them.
  return [...seen.values()].sort(compareValues);
}

function compileKeyLookup(operand: Evaluate, attribute: '_key' | '_id', many: boolean): FindRows {
  return function* (collection, frame, run) {
    for (const value of operands(operand(frame, run), many)) {
      if (typeof value !== 'string') continue;
      const key = attribute === '_key' ? value : keyOfId(value, collection.name);
      const row = key === undefined ? undefined : collection.find(run.view, key);
      run.statistics.scannedIndex++;
      if (row !== undefined) yield row;
    }
  };
}

function keyOfId(id: string, collection: string): string | undefined {
  return id.startsWith(`${collection}/`) ? id.slice(collection.length + 1) : undefined;
}

function compileEdgeLookup(operand: Evaluate, end: 'src' | 'dst', many: boolean): FindRows {
  return function* (collection, frame, run) {
    for (const value of operands(operand(frame, run), many)) {
      if (typeof value === 'string') yield* counted(edgesAt(collection, run.view, end, value), run, 'scannedIndex');
    }
  };
}

function compileIndexScan(compiler: Compiler, access: IndexAccess, descending: boolean): FindRows {
  const equal = access.equal.map(({ operand, in: isList }) => ({ evaluate: compiler.expression(operand), isList }));
  const lower = compileBound(compiler, access.lower);
  const upper = compileBound(compiler, access.upper);
  const { index } = access;
  const { sparse } = index.definition;
  const mayRepeat = index.paths.some((path) => path.expands);

  return function* (collection, frame, run) {
    const bounds: RangeBounds = {};
    if (lower !== undefined) bounds.lower = lower(frame, run);
    if (upper !== undefined) bounds.upper = upper(frame, run);
    const parts = equal.map(({ evaluate, isList }) => operands(evaluate(frame, run), isList));
    const missesNull =
      parts.some((part) => part.includes(null)) || (bounds.lower?.value === null && bounds.lower.inclusive);
    if (sparse && missesNull) {
      yield* fullScan(collection, frame, run);
      return;
    }
    const isOrdered = bounds.lower === undefined && bounds.upper === undefined ? true : index.isOrdered();
    const seen = mayRepeat ? new Set<number>() : undefined;
    for (const prefix of combinations(parts)) {
      const range = keyRange(prefix, bounds, isOrdered);
      for (const row of scanIndex(collection, run.view, index, range, descending)) {
        run.statistics.scannedIndex++;
        if (seen !== undefined) {
          if (seen.has(row.seq)) continue;
          seen.add(row.seq);
        }
        yield row;
      }
    }
  };
}

function compileBound(
  compiler: Compiler,
  bound: Bound | undefined,
): ((frame: Frame, run: Run) => { value: Json; inclusive: boolean }) | undefined {
  if (bound === undefined) return undefined;
  const evaluate = compiler.expression(bound.operand);
  return (frame, run) => ({ value: evaluate(frame, run), inclusive: bound.inclusive });
}

function combinations(parts: Json[][]): Json[][] {
  let tuples: Json[][] = [[]];
  for (const part of parts) {
    tuples = tuples.flatMap((tuple) => part.map((value) => [...tuple, value]));
  }
  return tuples;
}
