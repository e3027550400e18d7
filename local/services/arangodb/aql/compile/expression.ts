import { ArangoError, errorNumbers } from '../../errors.ts';
import { toBoolean, toNumber, toText } from '../../values/convert.ts';
import { attribute, type Json, type JsonObject, setAttribute } from '../../values/json.ts';
import { isDeterministic } from '../plan/filters.ts';
import { mentionedNames, queryModifies } from '../plan/walk.ts';
import type { Evaluate } from '../run.ts';
import type { Expression, ObjectEntry } from '../syntax-tree.ts';
import { compileCall } from './call.ts';
import type { Compiler } from './compiler.ts';
import { compileExpansion, compileQuestion } from './expansion.ts';
import { compileBinary, compileQuantified, negate } from './operators.ts';
import { rangeOf } from './range.ts';
import { Scope } from './scope.ts';

export function compileExpression(compiler: Compiler, node: Expression): Evaluate {
  switch (node.kind) {
    case 'literal':
      return constant(node.value);
    case 'parameter':
      return constant(compiler.parameters.value(node.name));
    case 'collectionParameter':
      throw collectionAsOperand(compiler.parameters.collection(`@${node.name}`));
    case 'name':
      return compileName(compiler, node.name);
    case 'array': {
      const items = node.items.map((item) => compiler.expression(item));
      return (frame, run) => items.map((item) => item(frame, run));
    }
    case 'object':
      return compileObject(compiler, node.entries);
    case 'attribute':
      return compileAttribute(compiler, compiler.expression(node.target), compiler.names(node.name));
    case 'index':
      return compileIndex(compiler.expression(node.target), compiler.expression(node.index));
    case 'expansion':
      return compileExpansion(compiler, node);
    case 'element':
      return slotReader(compiler.elementSlot as number);
    case 'question':
      return compileQuestion(compiler, node);
    case 'unary':
      return compileUnary(node.operator, compiler.expression(node.operand));
    case 'binary':
      return compileBinary(compiler, node.operator, node.left, node.right);
    case 'quantified':
      return compileQuantified(compiler, node);
    case 'ternary':
      return compileTernary(compiler, node);
    case 'range': {
      const from = compiler.expression(node.from);
      const to = compiler.expression(node.to);
      return (frame, run) => rangeOf(from(frame, run), to(frame, run));
    }
    case 'call':
      return compileCall(compiler, node.name, node.arguments);
    case 'subquery':
      return compileSubquery(compiler, node);
  }
}

/** A subquery that depends on nothing its level's rows differ in runs once for all of them, when first needed. */
function compileSubquery(compiler: Compiler, node: Extract<Expression, { kind: 'subquery' }>): Evaluate {
  const { scope, level } = compiler;
  const correlated = [...mentionedNames(node)].some((name) => scope.isWithin(name, level.scope));
  const evaluate = compiler.compileSubquery(node.query, new Scope(scope));
  if (correlated || queryModifies(node.query) || !isDeterministic(node)) return evaluate;
  return (frame, run) => {
    const memo = frame[level.memoSlot] as unknown as Map<Evaluate, Json>;
    let result = memo.get(evaluate);
    if (result === undefined) {
      result = evaluate(frame, run);
      memo.set(evaluate, result);
    }
    return result;
  };
}

function constant(value: Json): Evaluate {
  return () => value;
}

export function slotReader(slot: number): Evaluate {
  return (frame) => frame[slot] ?? null;
}

function compileName(compiler: Compiler, name: string): Evaluate {
  const slot = compiler.scope.find(name);
  if (slot !== undefined) return slotReader(slot);
  if (!compiler.collectionExists(name)) throw compiler.unknownCollection(name);
  throw collectionAsOperand(name);
}

function collectionAsOperand(name: string): ArangoError {
  const message = `AQL: collection '${name}' used as expression operand (while parsing)`;
  return new ArangoError(errorNumbers.collectionAsExpression, message);
}

function compileObject(compiler: Compiler, entries: ObjectEntry[]): Evaluate {
  const parts = entries.map(({ name, value }) => ({
    name: name.kind === 'computed' ? compiler.expression(name.expression) : (compiler.names(name)[0] as string),
    value: compiler.expression(value),
  }));
  return (frame, run) => {
    const object: JsonObject = {};
    for (const { name, value } of parts) {
      const key = typeof name === 'string' ? name : toText(name(frame, run));
      // Of attributes with the same name the last one counts.
      setAttribute(object, key, value(frame, run));
    }
    return object;
  };
}

function compileAttribute(_compiler: Compiler, target: Evaluate, names: string[]): Evaluate {
  let current = target;
  for (const name of names) {
    const inner = current;
    current = (frame, run) => attribute(inner(frame, run), name);
  }
  return current;
}

function compileIndex(target: Evaluate, index: Evaluate): Evaluate {
  return (frame, run) => {
    const value = target(frame, run);
    const at = index(frame, run);
    if (Array.isArray(value)) return elementAt(value, at);
    if (typeof at === 'number' || typeof at === 'string') return attribute(value, String(at));
    return null;
  };
}

/** Negative positions count from the end; a numeric string works as its number. */
function elementAt(array: Json[], at: Json): Json {
  if (typeof at !== 'number' && typeof at !== 'string') return null;
  if (typeof at === 'string' && !/^-?[0-9]+$/.test(at)) return null;
  const position = Math.trunc(Number(at));
  return array[position < 0 ? array.length + position : position] ?? null;
}

function compileUnary(operator: '!' | '-' | '+', operand: Evaluate): Evaluate {
  switch (operator) {
    case '!':
      return (frame, run) => !toBoolean(operand(frame, run));
    case '+':
      return (frame, run) => toNumber(operand(frame, run));
    default:
      return (frame, run) => negate(operand(frame, run));
  }
}

function compileTernary(compiler: Compiler, node: Extract<Expression, { kind: 'ternary' }>): Evaluate {
  const condition = compiler.expression(node.condition);
  const otherwise = compiler.expression(node.otherwise);
  if (node.then === undefined) {
    return (frame, run) => {
      const value = condition(frame, run);
      return toBoolean(value) ? value : otherwise(frame, run);
    };
  }
  const then = compiler.expression(node.then);
  return (frame, run) => (toBoolean(condition(frame, run)) ? then(frame, run) : otherwise(frame, run));
}
