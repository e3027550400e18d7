import { invalid } from '../errors.ts';

export interface Token {
  kind: 'name' | 'placeholder' | 'value' | 'number' | 'symbol' | 'end';
  text: string;
  at: number;
}

const PATTERN = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(\d+)|(<>|<=|>=|[()[\],.=<>+-]))/y;

/** Reads an expression token by token. `parameter` names it in errors: `ConditionExpression`, … */
export class Tokens {
  readonly parameter: string;
  readonly #source: string;
  readonly #tokens: Token[] = [];
  #position = 0;

  constructor(source: string, parameter: string) {
    this.parameter = parameter;
    this.#source = source;
    if (source.trim() === '') throw invalid(`Invalid ${parameter}: The expression can not be empty;`);
    PATTERN.lastIndex = 0;
    while (PATTERN.lastIndex < source.trimEnd().length) {
      const at = PATTERN.lastIndex;
      const match = PATTERN.exec(source);
      if (!match) throw this.#syntaxError(source[at] ?? '', at);
      const [, name, placeholder, value, number, symbol] = match;
      if (name !== undefined) this.#tokens.push({ kind: 'name', text: name, at });
      else if (placeholder !== undefined) this.#tokens.push({ kind: 'placeholder', text: placeholder, at });
      else if (value !== undefined) this.#tokens.push({ kind: 'value', text: value, at });
      else if (number !== undefined) this.#tokens.push({ kind: 'number', text: number, at });
      else this.#tokens.push({ kind: 'symbol', text: symbol!, at });
    }
  }

  get current(): Token {
    return this.#tokens[this.#position] ?? { kind: 'end', text: '<EOF>', at: this.#source.length };
  }

  get next(): Token {
    return this.#tokens[this.#position + 1] ?? { kind: 'end', text: '<EOF>', at: this.#source.length };
  }

  take(): Token {
    const token = this.current;
    this.#position += 1;
    return token;
  }

  /** Takes a symbol or a keyword (any case) if it comes next. */
  accept(text: string): boolean {
    const { kind, text: found } = this.current;
    const matches = (kind === 'symbol' && found === text) || (kind === 'name' && found.toUpperCase() === text);
    if (matches) this.#position += 1;
    return matches;
  }

  expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected();
  }

  expectEnd(): void {
    if (this.current.kind !== 'end') throw this.unexpected();
  }

  unexpected(): Error {
    return this.#syntaxError(this.current.text, this.current.at);
  }

  fail(reason: string): Error {
    return invalid(`Invalid ${this.parameter}: ${reason}`);
  }

  #syntaxError(token: string, at: number): Error {
    const near = this.#source.slice(Math.max(0, at - 8), at + 12).trim();
    return invalid(`Invalid ${this.parameter}: Syntax error; token: "${token}", near: "${near}"`);
  }
}
