import type { ArangoError } from '../../errors.ts';
import { tokenize } from './lexer.ts';
import { syntaxError } from './syntax-error.ts';
import { describeToken, type Token } from './tokens.ts';

/** The tokens of one query with a cursor; every refusal names the token it stands on. */
export class TokenStream {
  readonly query: string;
  readonly #tokens: Token[];
  #index = 0;

  constructor(query: string) {
    this.query = query;
    this.#tokens = tokenize(query);
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)] as Token;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#index++;
    return token;
  }

  isSymbol(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === text;
  }

  isKeyword(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'keyword' && token.text === text;
  }

  /** A word that is a keyword only in its place, such as OPTIONS. */
  isWord(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'identifier' && !token.quoted && token.text.toUpperCase() === text;
  }

  takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.next();
    return true;
  }

  takeKeyword(text: string): boolean {
    if (!this.isKeyword(text)) return false;
    this.next();
    return true;
  }

  takeWord(text: string): boolean {
    if (!this.isWord(text)) return false;
    this.next();
    return true;
  }

  /** Reads the token under the cursor as another keyword, for grammar that is shorthand for a second statement. */
  replaceWithKeyword(word: string): void {
    this.#tokens[this.#index] = { ...this.peek(), kind: 'keyword', text: word };
  }

  expectSymbol(text: string): Token {
    if (!this.isSymbol(text)) throw this.unexpected(text);
    return this.next();
  }

  expectKeyword(text: string): Token {
    if (!this.isKeyword(text)) throw this.unexpected(`${text}`);
    return this.next();
  }

  expectWord(text: string): Token {
    if (!this.isWord(text)) throw this.unexpected(text);
    return this.next();
  }

  expectIdentifier(): Token {
    if (this.peek().kind !== 'identifier') throw this.unexpected('identifier');
    return this.next();
  }

  unexpected(expected?: string): ArangoError {
    const token = this.peek();
    const wanted = expected === undefined ? '' : `, expecting ${expected}`;
    return this.errorAt(token, `unexpected ${describeToken(token)}${wanted}`);
  }

  errorAt(token: Token, message: string): ArangoError {
    return syntaxError(message, this.query, token.offset, token.position);
  }
}
