import { toBoolean, toNumber } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import type { Evaluate, Frame, Run } from '../run.ts';
import type { ArrayExpansion, Expression } from '../syntax-tree.ts';
import type { Compiler } from './compiler.ts';
import { compileQuantifier } from './operators.ts';
import { Scope } from './scope.ts';

/** `target[* FILTER … LIMIT … RETURN …].suffix`: always an array; anything but an array expands to none. */
export function compileExpansion(compiler: Compiler, node: ArrayExpansion): Evaluate {
  const target = compiler.expression(node.target);
  const scope = new Scope(compiler.scope);
  const current = scope.declareAnew('CURRENT');
  const inner = compiler.within(scope);
  const filter = node.filter === undefined ? undefined : inner.expression(node.filter);
  const projection = node.projection === undefined ? undefined : inner.expression(node.projection);
  const offset = node.limit === undefined ? undefined : inner.expression(node.limit.offset);
  const count = node.limit === undefined ? undefined : inner.expression(node.limit.count);
  const suffix = compileSuffix(compiler, node.suffix);

  return (frame, run) => {
    const value = target(frame, run);
    if (!Array.isArray(value)) return [];
    const skip = offset === undefined ? 0 : Math.max(0, toNumber(offset(frame, run)));
    const end = count === undefined ? Number.POSITIVE_INFINITY : skip + Math.max(0, toNumber(count(frame, run)));
    const results: Json[] = [];
    let seen = 0;
    for (const item of flatten(value, node.levels - 1)) {
      if (seen >= end) break;
      frame[current] = item;
      if (filter !== undefined && !toBoolean(filter(frame, run))) continue;
      if (seen++ < skip) continue;
      const projected = projection === undefined ? item : projection(frame, run);
      results.push(suffix === undefined ? projected : suffix(projected, frame, run));
    }
    return results;
  };
}

function compileSuffix(
  compiler: Compiler,
  node: Expression,
): ((element: Json, frame: Frame, run: Run) => Json) | undefined {
  if (node.kind === 'element') return undefined;
  const scope = new Scope(compiler.scope);
  const inner = compiler.within(scope);
  const slot = scope.anonymous();
  inner.elementSlot = slot;
  const evaluate = inner.expression(node);
  return (element, frame, run) => {
    frame[slot] = element;
    return evaluate(frame, run);
  };
}

/** Replaces arrays by their elements, that many levels deep. */
export function flatten(array: Json[], levels: number): Json[] {
  if (levels <= 0) return array;
  const flat: Json[] = [];
  for (const item of array) {
    if (Array.isArray(item)) for (const inner of flatten(item, levels - 1)) flat.push(inner);
    else flat.push(item);
  }
  return flat;
}

/** `target[? quantifier FILTER …]`: whether enough elements satisfy the condition. */
export function compileQuestion(compiler: Compiler, node: Extract<Expression, { kind: 'question' }>): Evaluate {
  const target = compiler.expression(node.target);
  const scope = new Scope(compiler.scope);
  const current = scope.declareAnew('CURRENT');
  const filter = node.filter === undefined ? undefined : compiler.within(scope).expression(node.filter);
  const enough = compileQuantifier(compiler, node.quantifier);
  return (frame, run) => {
    const value = target(frame, run);
    const items = Array.isArray(value) ? value : [];
    let matching = 0;
    for (const item of items) {
      frame[current] = item;
      if (filter === undefined || toBoolean(filter(frame, run))) matching++;
    }
    return enough(matching, items.length, frame, run);
  };
}
