import type { BinaryOperator, Expression, Quantifier, Query } from '../syntax-tree.ts';
import { parsePostfix } from './postfix.ts';
import { parsePrimary } from './primary.ts';
import type { TokenStream } from './token-stream.ts';

/** Binding powers, weakest first: ternary, or, and, equality, IN, relation, range, sum, product, unary. */
const power = { ternary: 1, or: 2, and: 3, equality: 4, in: 5, relation: 6, range: 7, sum: 8, product: 9, unary: 10 };

const maximumDepth = 500;

const symbols: Record<string, [BinaryOperator, number] | undefined> = {
  '||': ['||', power.or],
  '&&': ['&&', power.and],
  '==': ['==', power.equality],
  '!=': ['!=', power.equality],
  '=~': ['=~', power.equality],
  '!~': ['!~', power.equality],
  '<': ['<', power.relation],
  '<=': ['<=', power.relation],
  '>': ['>', power.relation],
  '>=': ['>=', power.relation],
  '+': ['+', power.sum],
  '-': ['-', power.sum],
  '*': ['*', power.product],
  '/': ['/', power.product],
  '%': ['%', power.product],
};

const words: Record<string, [BinaryOperator, number] | undefined> = {
  OR: ['||', power.or],
  AND: ['&&', power.and],
  LIKE: ['LIKE', power.equality],
  IN: ['IN', power.in],
};

type Found = { operator: BinaryOperator; power: number; tokens: number };

/** A Pratt parser over AQL's operators. Subqueries come back in through `parseSubquery`. */
export class ExpressionParser {
  readonly tokens: TokenStream;
  readonly parseSubquery: () => Query;
  #depth = 0;
  /** Off while reading what a modification works on: there, IN introduces the collection. */
  #inOperator = true;

  constructor(tokens: TokenStream, parseSubquery: () => Query) {
    this.tokens = tokens;
    this.parseSubquery = parseSubquery;
  }

  parse(minimum = power.ternary): Expression {
    if (++this.#depth > maximumDepth) throw this.tokens.errorAt(this.tokens.peek(), 'query nesting is too deep');
    let left = this.#prefix();
    for (;;) {
      const next = this.#infix(left, minimum);
      if (next === undefined) break;
      left = next;
    }
    this.#depth--;
    return left;
  }

  /** An expression that ends before a top-level IN, as in `REMOVE key IN collection`. */
  parseBeforeIn(): Expression {
    return this.#withInOperator(false, () => this.parse());
  }

  /** Within brackets IN is an operator again. */
  inside<T>(parse: () => T): T {
    return this.#withInOperator(true, parse);
  }

  #withInOperator<T>(enabled: boolean, parse: () => T): T {
    const before = this.#inOperator;
    this.#inOperator = enabled;
    const result = parse();
    this.#inOperator = before;
    return result;
  }

  #infix(left: Expression, minimum: number): Expression | undefined {
    const { tokens } = this;
    if (tokens.isSymbol('?') && minimum <= power.ternary) return this.#ternary(left);
    if (tokens.isSymbol('..') && minimum <= power.range) {
      tokens.next();
      return { kind: 'range', from: left, to: this.parse(power.range + 1) };
    }
    const quantified = this.#quantified(left, minimum);
    if (quantified !== undefined) return quantified;
    const found = this.#operatorAt(0);
    if (found === undefined || found.power < minimum) return undefined;
    if (found.operator === 'IN' && !this.#inOperator) return undefined;
    for (let index = 0; index < found.tokens; index++) tokens.next();
    return { kind: 'binary', operator: found.operator, left, right: this.parse(found.power + 1) };
  }

  #operatorAt(ahead: number): Found | undefined {
    const token = this.tokens.peek(ahead);
    if (token.kind === 'symbol' || token.kind === 'keyword') {
      const known = (token.kind === 'symbol' ? symbols : words)[token.text];
      if (known !== undefined) return { operator: known[0], power: known[1], tokens: 1 };
    }
    if (this.tokens.isKeyword('NOT', ahead)) {
      if (this.tokens.isKeyword('IN', ahead + 1)) return { operator: 'NOT IN', power: power.in, tokens: 2 };
      if (this.tokens.isKeyword('LIKE', ahead + 1)) return { operator: 'NOT LIKE', power: power.equality, tokens: 2 };
    }
    return undefined;
  }

  #quantified(left: Expression, minimum: number): Expression | undefined {
    const { tokens } = this;
    const atLeast = tokens.isWord('AT') && tokens.isWord('LEAST', 1);
    const plain = ['ALL', 'ANY', 'NONE'].find((word) => tokens.isKeyword(word));
    if (!atLeast && plain === undefined) return undefined;
    const found = atLeast ? undefined : this.#operatorAt(1);
    if (!atLeast && (found === undefined || found.power < minimum)) return undefined;
    const quantifier = this.quantifier();
    const operator = found ?? this.#operatorAt(0);
    if (operator === undefined || !comparisons.has(operator.operator)) throw tokens.unexpected();
    for (let index = 0; index < operator.tokens; index++) tokens.next();
    const right = this.parse(operator.power + 1);
    return { kind: 'quantified', quantifier, operator: operator.operator, left, right };
  }

  /** ALL, ANY, NONE or AT LEAST (n). */
  quantifier(): Quantifier {
    const { tokens } = this;
    if (tokens.takeKeyword('ALL')) return { kind: 'all' };
    if (tokens.takeKeyword('ANY')) return { kind: 'any' };
    if (tokens.takeKeyword('NONE')) return { kind: 'none' };
    tokens.expectWord('AT');
    tokens.expectWord('LEAST');
    tokens.expectSymbol('(');
    const count = this.parse();
    tokens.expectSymbol(')');
    return { kind: 'atLeast', count };
  }

  #ternary(condition: Expression): Expression {
    const { tokens } = this;
    tokens.expectSymbol('?');
    if (tokens.takeSymbol(':')) return { kind: 'ternary', condition, otherwise: this.parse() };
    const then = this.parse();
    tokens.expectSymbol(':');
    return { kind: 'ternary', condition, then, otherwise: this.parse() };
  }

  #prefix(): Expression {
    const { tokens } = this;
    const operator = unaryOperator(tokens);
    if (operator === undefined) return parsePostfix(this, parsePrimary(this));
    tokens.next();
    return { kind: 'unary', operator, operand: this.parse(power.unary) };
  }
}

const comparisons = new Set<BinaryOperator>([
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'IN',
  'NOT IN',
  'LIKE',
  'NOT LIKE',
  '=~',
  '!~',
]);

function unaryOperator(tokens: TokenStream): '!' | '-' | '+' | undefined {
  if (tokens.isSymbol('!') || tokens.isKeyword('NOT')) return '!';
  if (tokens.isSymbol('-')) return '-';
  return tokens.isSymbol('+') ? '+' : undefined;
}
