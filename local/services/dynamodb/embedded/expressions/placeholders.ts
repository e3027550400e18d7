import { invalid } from '../errors.ts';
import { type AttributeValue, readValue } from '../values/attribute-value.ts';

/** ExpressionAttributeNames and -Values of one request; each must be used by some expression. */
export class Placeholders {
  readonly #names: Record<string, string>;
  readonly #values: Record<string, unknown>;
  readonly #unusedNames: Set<string>;
  readonly #unusedValues: Set<string>;
  readonly #read = new Map<string, AttributeValue>();

  constructor(names?: Record<string, string>, values?: Record<string, unknown>) {
    checkKeys('ExpressionAttributeNames', names, '#');
    checkKeys('ExpressionAttributeValues', values, ':');
    this.#names = names ?? {};
    this.#values = values ?? {};
    this.#unusedNames = new Set(Object.keys(this.#names));
    this.#unusedValues = new Set(Object.keys(this.#values));
  }

  name(placeholder: string, parameter: string): string {
    const name = this.#names[placeholder];
    if (name === undefined) {
      throw invalid(
        `Invalid ${parameter}: An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`,
      );
    }
    this.#unusedNames.delete(placeholder);
    return name;
  }

  value(placeholder: string, parameter: string): AttributeValue {
    if (!(placeholder in this.#values)) {
      throw invalid(
        `Invalid ${parameter}: An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
      );
    }
    this.#unusedValues.delete(placeholder);
    const known = this.#read.get(placeholder) ?? readValue(this.#values[placeholder]);
    this.#read.set(placeholder, known);
    return known;
  }

  /** After every expression is parsed. */
  refuseUnused(): void {
    if (this.#unusedValues.size > 0) {
      throw invalid(
        `Value provided in ExpressionAttributeValues unused in expressions: keys: {${[...this.#unusedValues].join(', ')}}`,
      );
    }
    if (this.#unusedNames.size > 0) {
      throw invalid(
        `Value provided in ExpressionAttributeNames unused in expressions: keys: {${[...this.#unusedNames].join(', ')}}`,
      );
    }
  }
}

/** Placeholders that are given are some, and each begins as its kind does. */
function checkKeys(parameter: string, given: object | undefined, sign: string): void {
  if (given === undefined) return;
  const keys = Object.keys(given);
  if (keys.length === 0) throw invalid(`${parameter} must not be empty`);
  const wrong = keys.find((key) => !(key.startsWith(sign) && /^.[A-Za-z0-9_]+$/.test(key)));
  if (wrong !== undefined) throw invalid(`${parameter} contains invalid key: Syntax error; key: "${wrong}"`);
}
