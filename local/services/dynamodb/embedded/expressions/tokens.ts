import { invalid } from '../errors.ts';

export interface Token {
  kind: 'name' | 'placeholder' | 'value' | 'number' | 'symbol' | 'end';
  text: string;
  at: number;
  /** Where it ends in the source. */
  end: number;
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
      if (!match) throw this.#unreadable(at);
      const [, name, placeholder, value, number, symbol] = match;
      const place = { at, end: PATTERN.lastIndex };
      if (name !== undefined) this.#tokens.push({ kind: 'name', text: name, ...place });
      else if (placeholder !== undefined) this.#tokens.push({ kind: 'placeholder', text: placeholder, ...place });
      else if (value !== undefined) this.#tokens.push({ kind: 'value', text: value, ...place });
      else if (number !== undefined) this.#tokens.push({ kind: 'number', text: number, ...place });
      else this.#tokens.push({ kind: 'symbol', text: symbol!, ...place });
    }
  }

  get current(): Token {
    return this.#tokens[this.#position] ?? this.#end();
  }

  get next(): Token {
    return this.#tokens[this.#position + 1] ?? this.#end();
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
    const [before, after] = [this.#tokens[this.#position - 1], this.#tokens[this.#position + 1]];
    const near = this.#source.slice((before ?? this.current).at, (after ?? this.current).end);
    return this.#syntaxError(this.current.text, near);
  }

  fail(reason: string): Error {
    return invalid(`Invalid ${this.parameter}: ${reason}`);
  }

  #end(): Token {
    return { kind: 'end', text: '<EOF>', at: this.#source.length, end: this.#source.length };
  }

  /** A character that begins no token. */
  #unreadable(from: number): Error {
    const at = from + (/\S/.exec(this.#source.slice(from))?.index ?? 0);
    PATTERN.lastIndex = at + 1;
    const end = PATTERN.exec(this.#source) ? PATTERN.lastIndex : this.#source.length;
    return this.#syntaxError(this.#source[at] ?? '', this.#source.slice(this.#tokens.at(-1)?.at ?? at, end));
  }

  #syntaxError(token: string, near: string): Error {
    return invalid(`Invalid ${this.parameter}: Syntax error; token: "${token}", near: "${near.trimStart()}"`);
  }
}
