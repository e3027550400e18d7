import { ArangoError, errorNumbers } from '../../errors.ts';
import type { CollectionSource, Expression, Query, Statement, Variable } from '../syntax-tree.ts';
import { parseCollect, parseWindow } from './collect.ts';
import { ExpressionParser } from './expressions.ts';
import { parseFor } from './for.ts';
import { parseModification } from './modification.ts';
import { assignments, parsePattern } from './pattern.ts';
import { startsQuery } from './primary.ts';
import { TokenStream } from './token-stream.ts';
import { describeToken } from './tokens.ts';

const modifications = ['INSERT', 'UPDATE', 'REPLACE', 'REMOVE', 'UPSERT'];

/** Parses the text of a query; throws 1502 for an empty one and 1501 with line and column for a wrong one. */
export function parseQuery(text: string): Query {
  const parser = new QueryParser(text);
  if (parser.tokens.peek().kind === 'end') throw new ArangoError(errorNumbers.queryEmpty);
  const query = parser.query();
  if (parser.tokens.peek().kind !== 'end') throw parser.tokens.unexpected();
  return query;
}

/** One parser per query; the grammar's parts live in the files beside this one. */
export class QueryParser {
  readonly tokens: TokenStream;
  readonly #expressions: ExpressionParser;

  constructor(text: string) {
    this.tokens = new TokenStream(text);
    this.#expressions = new ExpressionParser(this.tokens, () => this.query());
  }

  query(): Query {
    const query: Query = { statements: [], with: this.#withClause() };
    let modifies = false;
    for (;;) {
      if (this.tokens.isKeyword('LET')) {
        query.statements.push(...this.#let());
        continue;
      }
      const statement = this.#statement();
      if (statement === undefined) break;
      query.statements.push(statement);
      if (statement.kind === 'return') return query;
      if (modifications.includes(statement.kind.toUpperCase())) modifies = true;
    }
    if (!modifies) throw this.#incomplete();
    return query;
  }

  #incomplete(): ArangoError {
    const token = this.tokens.peek();
    return this.tokens.errorAt(token, `unexpected ${describeToken(token)}`);
  }

  #withClause(): CollectionSource[] {
    if (!this.tokens.takeKeyword('WITH')) return [];
    const collections = [this.collection()];
    while (!startsQuery(this.tokens)) {
      this.tokens.takeSymbol(',');
      collections.push(this.collection());
    }
    return collections;
  }

  #statement(): Statement | undefined {
    const { tokens } = this;
    const token = tokens.peek();
    if (token.kind !== 'keyword') return undefined;
    switch (token.text) {
      case 'FOR':
        return parseFor(this);
      case 'FILTER':
        tokens.next();
        return { kind: 'filter', condition: this.expression() };
      case 'SORT':
        return this.#sort();
      case 'LIMIT':
        return this.#limit();
      case 'COLLECT':
        return parseCollect(this);
      case 'WINDOW':
        return parseWindow(this);
      case 'RETURN':
        tokens.next();
        return { kind: 'return', distinct: tokens.takeKeyword('DISTINCT'), value: this.expression() };
      default:
        return modifications.includes(token.text) ? parseModification(this) : undefined;
    }
  }

  #let(): Statement[] {
    this.tokens.next();
    const pattern = parsePattern(this);
    this.tokens.expectSymbol('=');
    const value = this.expression();
    // `LET a = 1, b = 2` reads as two statements; the comma is turned into the second LET.
    if (this.tokens.isSymbol(',')) this.tokens.replaceWithKeyword('LET');
    return assignments(pattern, value);
  }

  #sort(): Statement {
    this.tokens.next();
    const criteria: { value: Expression; direction: 'ASC' | 'DESC' | Expression }[] = [];
    do {
      const value = this.expression();
      criteria.push({ value, direction: this.#sortDirection() });
    } while (this.tokens.takeSymbol(','));
    return { kind: 'sort', criteria };
  }

  #sortDirection(): 'ASC' | 'DESC' | Expression {
    const { tokens } = this;
    if (tokens.takeKeyword('DESC')) return 'DESC';
    if (tokens.takeKeyword('ASC')) return 'ASC';
    const token = tokens.peek();
    return token.kind === 'parameter' || token.kind === 'string' ? this.expression() : 'ASC';
  }

  #limit(): Statement {
    this.tokens.next();
    const first = this.expression();
    if (!this.tokens.takeSymbol(',')) return { kind: 'limit', offset: { kind: 'literal', value: 0 }, count: first };
    return { kind: 'limit', offset: first, count: this.expression() };
  }

  expression(): Expression {
    return this.#expressions.parse();
  }

  expressionBeforeIn(): Expression {
    return this.#expressions.parseBeforeIn();
  }

  variable(): Variable {
    const token = this.tokens.expectIdentifier();
    return { name: token.text, position: token.position };
  }

  collection(): CollectionSource {
    const token = this.tokens.peek();
    const { position } = token;
    if (token.kind === 'collectionParameter') {
      this.tokens.next();
      return { kind: 'bound', parameter: `@${token.text}`, position };
    }
    if (token.kind === 'string') {
      this.tokens.next();
      return { kind: 'text', name: token.text, position };
    }
    if (token.kind !== 'identifier') throw this.tokens.unexpected();
    this.tokens.next();
    return { kind: 'text', name: token.text, position };
  }

  /** `OPTIONS { … }`, where it stands. */
  options(): { options?: Expression } {
    if (!this.tokens.takeWord('OPTIONS')) return {};
    return { options: this.expression() };
  }
}
