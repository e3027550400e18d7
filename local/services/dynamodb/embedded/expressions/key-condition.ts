import { invalid, invalidValue } from '../errors.ts';
import { type AttributeValue, typeOf } from '../values/attribute-value.ts';
import { wrongBounds } from './bounds.ts';
import { parsePath } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { Tokens } from './tokens.ts';

/** What a query selects by: one partition, and a range of its sort keys. */
export interface KeyRange {
  partition: AttributeValue;
  sort?: { operator: '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with'; values: AttributeValue[] };
}

export interface KeyNames {
  partition: string;
  partitionType: string;
  sort?: string;
  sortType?: string;
}

type Clause = { attribute: string; operator: NonNullable<KeyRange['sort']>['operator']; values: AttributeValue[] };

const PARAMETER = 'KeyConditionExpression';
const OPERATORS = new Set(['=', '<', '<=', '>', '>=']);

/** Parses `pk = :p [AND sk …]`, in either order, with parentheses. */
export function parseKeyCondition(source: string, placeholders: Placeholders, keys: KeyNames): KeyRange {
  const tokens = new Tokens(source, PARAMETER);
  const clauses = parseClauses();
  if (tokens.current.text.toUpperCase() === 'OR') throw unusable('OR');
  tokens.expectEnd();
  const attributes = clauses.map(({ attribute }) => attribute);
  if (new Set(attributes).size < attributes.length)
    throw invalid('KeyConditionExpressions must only contain one condition per key');
  const partition = clauses.find(({ attribute }) => attribute === keys.partition);
  if (!partition) throw invalid(`Query condition missed key schema element: ${keys.partition}`);
  const others = clauses.filter((clause) => clause !== partition);
  if (partition.operator !== '=' || others.length > 1) throw invalid('Query key condition not supported');
  checkType(partition, keys.partitionType);
  const [sort] = others;
  if (!sort) return { partition: partition.values[0]! };
  if (sort.attribute !== keys.sort)
    throw invalid(`Query condition missed key schema element: ${keys.sort ?? keys.partition}`);
  checkType(sort, keys.sortType!);
  const wrong = sort.operator === 'BETWEEN' && wrongBounds(sort.values[0]!, sort.values[1]!);
  if (wrong) throw tokens.fail(wrong);
  return { partition: partition.values[0]!, sort: { operator: sort.operator, values: sort.values } };

  function parseClauses(): Clause[] {
    const found = parseGroup();
    while (tokens.accept('AND')) found.push(...parseGroup());
    return found;
  }

  function parseGroup(): Clause[] {
    if (!tokens.accept('(')) return [parseClause()];
    const inner = parseClauses();
    tokens.expect(')');
    return inner;
  }

  function parseClause(): Clause {
    if (tokens.current.text === 'begins_with' && tokens.next.text === '(') {
      tokens.take();
      tokens.expect('(');
      const attribute = name();
      tokens.expect(',');
      const values = [value()];
      tokens.expect(')');
      return { attribute, operator: 'begins_with', values };
    }
    if (tokens.accept('NOT')) throw unusable('NOT');
    if (tokens.current.kind === 'name' && tokens.next.text === '(') throw unusable(tokens.current.text);
    const attribute = name();
    if (tokens.accept('BETWEEN')) {
      const low = value();
      tokens.expect('AND');
      return { attribute, operator: 'BETWEEN', values: [low, value()] };
    }
    const operator = tokens.take().text;
    if (operator === '<>' || operator.toUpperCase() === 'IN') throw unusable(operator);
    if (!OPERATORS.has(operator)) throw tokens.unexpected();
    return { attribute, operator: operator as Clause['operator'], values: [value()] };
  }

  function name(): string {
    const path = parsePath(tokens, placeholders);
    if (path.length > 1) throw tokens.fail('KeyConditionExpressions cannot have conditions on nested attributes');
    return path[0];
  }

  function value(): AttributeValue {
    if (tokens.current.kind !== 'value') throw tokens.unexpected();
    return placeholders.value(tokens.take().text, PARAMETER);
  }
}

const unusable = (operator: string): Error => invalid(`Invalid operator used in ${PARAMETER}: ${operator}`);

function checkType({ values, operator }: Clause, expected: string): void {
  for (const value of values) {
    if (operator === 'begins_with' && typeOf(value) === 'N')
      throw invalid(
        `Invalid ${PARAMETER}: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N`,
      );
    if (typeOf(value) !== expected) {
      throw invalidValue('Condition parameter type does not match schema type');
    }
  }
}
