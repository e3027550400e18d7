import { type AttributeValue, compare, equal, type Item, raw, typeOf } from '../values/attribute-value.ts';
import { wrongBounds } from './bounds.ts';
import { formatPath, type Path, parsePath, valueAt } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { Tokens } from './tokens.ts';

export type Predicate = (item: Item) => boolean;
type Operand = { path?: Path; constant?: AttributeValue; read(item: Item): AttributeValue | undefined };

export interface Condition {
  test: Predicate;
  /** Top-level attributes that it names. */
  attributes: ReadonlySet<string>;
}

const COMPARATORS = new Set(['=', '<>', '<', '<=', '>', '>=']);

/** Parses a condition or filter expression: AND, OR, NOT, comparisons, BETWEEN, IN and the functions. */
export function parseCondition(source: string, parameter: string, placeholders: Placeholders): Condition {
  const tokens = new Tokens(source, parameter);
  const attributes = new Set<string>();
  const test = parseOr();
  tokens.expectEnd();
  return { test, attributes };

  function parseOr(): Predicate {
    let left = parseAnd();
    while (tokens.accept('OR')) {
      const [one, two] = [left, parseAnd()];
      left = (item) => one(item) || two(item);
    }
    return left;
  }

  function parseAnd(): Predicate {
    let left = parseNot();
    while (tokens.accept('AND')) {
      const [one, two] = [left, parseNot()];
      left = (item) => one(item) && two(item);
    }
    return left;
  }

  function parseNot(): Predicate {
    if (!tokens.accept('NOT')) return parsePrimary();
    const inner = parseNot();
    return (item) => !inner(item);
  }

  function parsePrimary(): Predicate {
    if (tokens.accept('(')) {
      const inner = parseOr();
      tokens.expect(')');
      return inner;
    }
    const { kind, text } = tokens.current;
    if (kind === 'name' && tokens.next.text === '(' && text !== 'size') return parseFunction(text);
    const left = parseOperand();
    if (tokens.accept('BETWEEN')) return parseBetween(left);
    if (tokens.accept('IN')) return parseIn(left);
    const operator = tokens.current.text;
    if (tokens.current.kind !== 'symbol' || !COMPARATORS.has(operator)) throw tokens.unexpected();
    tokens.take();
    return comparison(operator, left, parseOperand());
  }

  function parseBetween(operand: Operand): Predicate {
    const low = parseOperand();
    tokens.expect('AND');
    const high = parseOperand();
    const [above, below] = [comparison('>=', operand, low), comparison('<=', operand, high)];
    const wrong = low.constant && high.constant && wrongBounds(low.constant, high.constant);
    if (wrong) throw tokens.fail(wrong);
    return (item) => above(item) && below(item);
  }

  function parseIn(operand: Operand): Predicate {
    tokens.expect('(');
    const choices = [parseOperand()];
    while (tokens.accept(',')) choices.push(parseOperand());
    tokens.expect(')');
    if (choices.length > 100) throw tokens.fail('The IN operator takes at most 100 operands');
    const tests = choices.map((choice) => comparison('=', operand, choice));
    return (item) => tests.some((one) => one(item));
  }

  function parseOperand(): Operand {
    const { kind, text } = tokens.current;
    if (kind === 'value') {
      const constant = placeholders.value(tokens.take().text, parameter);
      return { constant, read: () => constant };
    }
    if (kind === 'name' && text === 'size' && tokens.next.text === '(') {
      const [path] = parseArguments(1);
      return { read: (item) => sizeOf(path!.read(item)) };
    }
    const path = parsePath(tokens, placeholders);
    attributes.add(path[0]);
    return { path, read: (item) => valueAt(item, path) };
  }

  function parseArguments(count: number): Operand[] {
    const { text: name } = tokens.take();
    tokens.expect('(');
    const operands = [parseOperand()];
    while (tokens.accept(',')) operands.push(parseOperand());
    tokens.expect(')');
    if (operands.length !== count) {
      throw tokens.fail(
        `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
      );
    }
    if (!operands[0]!.path && name !== 'contains' && name !== 'begins_with') {
      throw tokens.fail(`Operator or function requires a document path; operator or function: ${name}`);
    }
    return operands;
  }

  function parseFunction(name: string): Predicate {
    switch (name) {
      case 'attribute_exists': {
        const [subject] = parseArguments(1);
        return (item) => subject!.read(item) !== undefined;
      }
      case 'attribute_not_exists': {
        const [subject] = parseArguments(1);
        return (item) => subject!.read(item) === undefined;
      }
      case 'attribute_type': {
        const [subject, type] = parseArguments(2);
        return (item) => isOfType(subject!.read(item), type!.read(item));
      }
      case 'begins_with': {
        const [subject, prefix] = parseArguments(2);
        requireType(prefix!, ['S', 'B'], name);
        return (item) => beginsWith(subject!.read(item), prefix!.read(item));
      }
      case 'contains': {
        const [subject, part] = parseArguments(2);
        return (item) => contains(subject!.read(item), part!.read(item));
      }
      default:
        throw tokens.fail(`Invalid function name; function: ${name}`);
    }
  }

  function comparison(operator: string, left: Operand, right: Operand): Predicate {
    if (left.path && right.path && formatPath(left.path) === formatPath(right.path)) {
      throw tokens.fail(
        `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${formatPath(left.path)}`,
      );
    }
    if (operator === '=') return (item) => isEqual(left.read(item), right.read(item));
    if (operator === '<>') return (item) => !isEqual(left.read(item), right.read(item));
    for (const operand of [left, right]) requireType(operand, ['S', 'N', 'B'], operator);
    const holds = ORDER[operator]!;
    return (item) => {
      const [one, two] = [left.read(item), right.read(item)];
      const order = one && two && compare(one, two);
      return order !== undefined && holds(order);
    };
  }

  function requireType({ constant }: Operand, types: readonly string[], operator: string): void {
    if (constant && !types.includes(typeOf(constant))) {
      throw tokens.fail(
        `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${typeOf(constant)}`,
      );
    }
  }
}

const ORDER: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const isEqual = (left: AttributeValue | undefined, right: AttributeValue | undefined): boolean =>
  left !== undefined && right !== undefined && equal(left, right);

const isOfType = (value: AttributeValue | undefined, type: AttributeValue | undefined): boolean =>
  value !== undefined && type !== undefined && 'S' in type && typeOf(value) === type.S;

function beginsWith(value: AttributeValue | undefined, prefix: AttributeValue | undefined): boolean {
  if (!value || !prefix) return false;
  if ('S' in value && 'S' in prefix) return value.S.startsWith(prefix.S);
  if (!('B' in value && 'B' in prefix)) return false;
  const start = Buffer.from(prefix.B, 'base64');
  return Buffer.from(value.B, 'base64').subarray(0, start.length).equals(start);
}

function contains(value: AttributeValue | undefined, part: AttributeValue | undefined): boolean {
  if (!value || !part) return false;
  if ('S' in value) return 'S' in part && value.S.includes(part.S);
  if ('B' in value) return 'B' in part && Buffer.from(value.B, 'base64').includes(Buffer.from(part.B, 'base64'));
  if ('L' in value) return value.L.some((element) => equal(element, part));
  const type = typeOf(value);
  return (
    type.length === 2 &&
    type[1] === 'S' &&
    type[0] === typeOf(part) &&
    (raw(value) as string[]).includes(raw(part) as string)
  );
}

function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  if (!value) return undefined;
  if ('S' in value) return { N: String(value.S.length) };
  if ('B' in value) return { N: String(Buffer.byteLength(value.B, 'base64')) };
  if ('M' in value) return { N: String(Object.keys(value.M).length) };
  const content = raw(value);
  return Array.isArray(content) ? { N: String(content.length) } : undefined;
}
