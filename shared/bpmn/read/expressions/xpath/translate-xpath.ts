import { fieldName } from '../data-names.ts';
import { type Token, xpathTokens } from './tokens.ts';

/** BPMN's functions that give data by its name. */
const ACCESS = /^(?:[\w.-]+:)?(getDataObject|getDataInput|getDataOutput|getProcessProperty)$/;
const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='];
const LONGEST = 2_000;
const DEEPEST = 50;

/** Whether an expression asks for data in BPMN's own XPath functions, as no other language does. */
export const asksInXPath = (text: string): boolean =>
  /\bget(Data(Object|Input|Output)|ProcessProperty)\s*\(/.test(text);

/**
 * The JSONata of a condition in XPath 1.0, BPMN's default expression language: comparisons of data with literals and of data
 * with each other, `and`, `or`, `not()`, `true()`, `false()`. Data is what JSON says it is, so a data object that holds `false` is false.
 * Nothing for anything else: paths, arithmetic, other functions.
 */
export function translateXPath(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const tokens = xpathTokens(text);
  const parser = tokens && new Parser(tokens);
  const value = parser?.or();
  return value && parser!.isDone ? asBoolean(value) : undefined;
}

/** JSONata, and what it gives. */
type Value =
  | { readonly is: 'boolean'; readonly code: string }
  | { readonly is: 'data'; readonly code: string }
  | { readonly is: 'string' | 'number'; readonly code: string };

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#at === this.#tokens.length;
  }

  or(): Value | undefined {
    if (this.#depth === DEEPEST) return undefined;
    this.#depth++;
    const value = this.#joined('or', () => this.#and());
    this.#depth--;
    return value;
  }

  #and(): Value | undefined {
    return this.#joined('and', () => this.#comparison());
  }

  #joined(word: 'and' | 'or', part: () => Value | undefined): Value | undefined {
    const first = part();
    if (!first) return undefined;
    const parts = [first];
    while (this.#take('name', word)) {
      const next = part();
      if (!next) return undefined;
      parts.push(next);
    }
    if (parts.length === 1) return first;
    return { is: 'boolean', code: `(${parts.map(asBoolean).join(` ${word} `)})` };
  }

  #comparison(): Value | undefined {
    const left = this.#operand();
    const sign = this.#peek();
    if (!left || sign?.kind !== 'sign' || !COMPARISONS.includes(sign.text)) return left;
    this.#at++;
    const right = this.#operand();
    return right && compare(left, sign.text, right);
  }

  #operand(): Value | undefined {
    const token = this.#tokens[this.#at++];
    if (token?.kind === 'number') return { is: 'number', code: token.text };
    if (token?.kind === 'string') return { is: 'string', code: JSON.stringify(token.text) };
    if (token?.kind === 'sign' && token.text === '(') {
      const inside = this.or();
      return this.#take('sign', ')') ? inside : undefined;
    }
    return token?.kind === 'name' && this.#take('sign', '(') ? this.#call(token.text) : undefined;
  }

  #call(name: string): Value | undefined {
    if (name === 'true' || name === 'false') return this.#take('sign', ')') ? { is: 'boolean', code: name } : undefined;
    if (name === 'not' || name === 'boolean') {
      const value = this.or();
      if (!value || !this.#take('sign', ')')) return undefined;
      return { is: 'boolean', code: name === 'not' ? `$not(${asBoolean(value)})` : asBoolean(value) };
    }
    const wanted = this.#tokens[this.#at++];
    if (!ACCESS.test(name) || wanted?.kind !== 'string' || !this.#take('sign', ')')) return undefined;
    const field = fieldName(wanted.text);
    return field === undefined ? undefined : { is: 'data', code: field };
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(kind: Token['kind'], text: string): boolean {
    const token = this.#peek();
    const fits = token?.kind === kind && token.text === text;
    if (fits) this.#at++;
    return fits;
  }
}

/** What counts as true: no empty text, not zero, and something rather than nothing. */
function asBoolean({ is, code }: Value): string {
  if (is === 'boolean') return code;
  return is === 'data' ? `($boolean(${code}) = true)` : `$boolean(${code})`;
}

/** Nothing equals, differs from, or is less than what is not there. What is no number differs from each. */
function compare(left: Value, sign: string, right: Value): Value | undefined {
  // Against a truth value XPath compares truth values; the order of these is nobody's intent.
  if (left.is === 'boolean' || right.is === 'boolean') {
    if (sign !== '=' && sign !== '!=') return undefined;
    return { is: 'boolean', code: `(${asBoolean(left)} ${sign} ${asBoolean(right)})` };
  }
  const data = [left, right].flatMap(({ is, code }) => (is === 'data' ? [code] : []));
  const ordered = sign !== '=' && sign !== '!=';
  if (!ordered && left.is !== 'number' && right.is !== 'number')
    return guarded(data.map(isText), `${asText(left)} ${sign} ${asText(right)}`);
  const [one, other] = [asNumber(left), asNumber(right)];
  if (one === undefined || other === undefined) return undefined;
  if (sign !== '!=') return guarded(data.map(isNumber), `${one} ${sign} ${other}`);
  const equal = guarded(data.map(isNumber), `${one} = ${other}`);
  return guarded(data.map(isText), `$not(${equal.code})`);
}

const guarded = (conditions: readonly string[], then: string): Value => ({
  is: 'boolean',
  code: conditions.length === 0 ? `(${then})` : `(${conditions.join(' and ')} ? ${then} : false)`,
});

const isText = (code: string): string => `$type(${code}) in ["string", "number", "boolean"]`;
const isNumber = (code: string): string =>
  `($type(${code}) = "number" ? true : $type(${code}) = "string" ? $contains(${code}, /^\\s*-?\\d+(\\.\\d+)?\\s*$/) : false)`;

function asNumber({ is, code }: Value): string | undefined {
  if (is === 'number') return code;
  return is === 'data' ? `$number($trim($string(${code})))` : undefined;
}
const asText = ({ is, code }: Value): string => (is === 'data' ? `$string(${code})` : code);
