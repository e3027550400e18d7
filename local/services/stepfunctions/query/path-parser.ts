import type { FilterOperand, FilterTest, PathStep } from './path-steps.ts';
import { PathSyntaxError, Scanner } from './scanner.ts';

const NAME = /[^.[\]()\s,'"=<>!&|?@*]+/y;
const NUMBER = /-?\d+(\.\d+)?/y;
const FUNCTIONS = new Set([
  'length',
  'min',
  'max',
  'avg',
  'sum',
  'stddev',
  'keys',
  'first',
  'last',
  'concat',
  'append',
  'index',
]);

/** Reads what follows the `$` of a JSONPath (Jayway's dialect, which Step Functions uses). */
export class PathParser extends Scanner {
  steps(): PathStep[] {
    const steps: PathStep[] = [];
    for (;;) {
      if (this.take('..')) {
        steps.push({ kind: 'descend', many: true });
        if (this.peek() !== '[') steps.push(this.#dotted());
      } else if (this.take('.')) steps.push(this.#dotted());
      else if (this.take('[')) steps.push(this.#bracket());
      else return steps;
    }
  }

  #dotted(): PathStep {
    if (this.take('*')) return { kind: 'wildcard', many: true };
    const name = this.match(NAME);
    if (name === undefined) throw new PathSyntaxError('Expected a property name', this.at);
    if (this.peek() === '(' && FUNCTIONS.has(name)) {
      this.at++;
      this.expect(')');
      return { kind: 'function', name, many: false };
    }
    return { kind: 'names', names: [name], many: false };
  }

  #bracket(): PathStep {
    this.spaces();
    if (this.take('?')) return this.#filter();
    if (this.take('*')) return this.#closed({ kind: 'wildcard', many: true });
    if (this.peek() === "'" || this.peek() === '"') return this.#names();
    return this.#numbers();
  }

  #closed(step: PathStep): PathStep {
    this.spaces();
    this.expect(']');
    return step;
  }

  #names(): PathStep {
    const names = [this.quoted()];
    this.spaces();
    while (this.take(',')) {
      this.spaces();
      names.push(this.quoted());
      this.spaces();
    }
    return this.#closed({ kind: 'names', names, many: names.length > 1 });
  }

  #numbers(): PathStep {
    const first = this.#integer();
    this.spaces();
    if (this.take(':')) {
      const to = this.#integer();
      const step = this.take(':') ? (this.#integer() ?? 1) : 1;
      return this.#closed({ kind: 'slice', from: first, to, step, many: true });
    }
    if (first === undefined) throw new PathSyntaxError('Expected an index, a quoted name, * or a filter', this.at);
    const indexes = [first];
    while (this.take(',')) {
      this.spaces();
      const index = this.#integer();
      if (index === undefined) throw new PathSyntaxError('Expected an index', this.at);
      indexes.push(index);
      this.spaces();
    }
    return this.#closed({ kind: 'indexes', indexes, many: indexes.length > 1 });
  }

  #integer(): number | undefined {
    this.spaces();
    const text = this.match(/-?\d+/y);
    return text === undefined ? undefined : Number(text);
  }

  #filter(): PathStep {
    this.expect('(');
    const test = this.#or();
    this.spaces();
    this.expect(')');
    return this.#closed({ kind: 'filter', test, many: true });
  }

  #or(): FilterTest {
    let left = this.#and();
    for (this.spaces(); this.take('||'); this.spaces()) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): FilterTest {
    let left = this.#unary();
    for (this.spaces(); this.take('&&'); this.spaces()) left = { kind: 'and', left, right: this.#unary() };
    return left;
  }

  #unary(): FilterTest {
    this.spaces();
    if (this.peek() === '!' && this.text[this.at + 1] !== '=') {
      this.at++;
      return { kind: 'not', inner: this.#unary() };
    }
    if (this.take('(')) {
      const inner = this.#or();
      this.spaces();
      this.expect(')');
      return inner;
    }
    return this.#comparison();
  }

  #comparison(): FilterTest {
    const left = this.#operand();
    this.spaces();
    const operator = this.match(/==|!=|<=|>=|<|>|=~|in\b|nin\b/y);
    if (operator === undefined) return { kind: 'exists', operand: left };
    this.spaces();
    return { kind: 'compare', operator, left, right: this.#operand() };
  }

  #operand(): FilterOperand {
    const char = this.peek();
    if (char === '@' || char === '$') {
      this.at++;
      return { kind: 'path', root: char, steps: this.steps() };
    }
    if (char === "'" || char === '"') return { kind: 'literal', value: this.quoted() };
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (this.take(word)) return { kind: 'literal', value };
    }
    if (char === '/') return { kind: 'literal', value: this.#regex() };
    if (char === '[') return { kind: 'literal', value: this.#list() };
    const number = this.match(NUMBER);
    if (number === undefined) throw new PathSyntaxError('Expected a value', this.at);
    return { kind: 'literal', value: Number(number) };
  }

  #regex(): RegExp {
    const end = this.text.indexOf('/', this.at + 1);
    if (end < 0) throw new PathSyntaxError('The pattern does not end', this.at);
    const source = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    const flags = this.match(/[im]*/y) ?? '';
    return new RegExp(`^(?:${source})$`, flags);
  }

  #list(): unknown[] {
    const values: unknown[] = [];
    this.expect('[');
    for (this.spaces(); !this.take(']'); this.spaces()) {
      const operand = this.#operand();
      if (operand.kind === 'literal') values.push(operand.value);
      this.spaces();
      this.take(',');
    }
    return values;
  }
}
