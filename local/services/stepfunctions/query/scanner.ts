/** A path that is not one; `at` is the offset of the offending character. */
export class PathSyntaxError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Reads a text from left to right. */
export class Scanner {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  peek(): string | undefined {
    return this.text[this.at];
  }

  take(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  spaces(): void {
    while (this.peek() === ' ') this.at++;
  }

  expect(token: string): void {
    if (!this.take(token)) throw new PathSyntaxError(`Expected '${token}'`, this.at);
  }

  /** What a sticky pattern matches here, consumed. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  quoted(): string {
    const quote = this.peek();
    if (quote !== "'" && quote !== '"') throw new PathSyntaxError('Expected a quoted name', this.at);
    let out = '';
    for (this.at++; this.peek() !== quote; this.at++) {
      if (this.peek() === '\\') this.at++;
      const char = this.peek();
      if (char === undefined) throw new PathSyntaxError('The quoted name does not end', this.at);
      out += char;
    }
    this.at++;
    return out;
  }
}
