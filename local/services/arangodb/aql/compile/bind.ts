import { ArangoError, errorNumbers } from '../../errors.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';

/** The values of a query's bind parameters. Each must be declared in the text and each in the text must have a value. */
export class BoundParameters {
  readonly #values: JsonObject;
  readonly #used = new Set<string>();

  constructor(values: Json | undefined) {
    if (values !== undefined && values !== null && !isObject(values)) {
      throw new ArangoError(errorNumbers.bindParametersInvalid);
    }
    this.#values = values ?? {};
  }

  value(name: string): Json {
    if (!Object.hasOwn(this.#values, name)) throw this.#missing(name);
    this.#used.add(name);
    return this.#values[name] ?? null;
  }

  /** `@@name` is the parameter "@name" and holds a collection's name. */
  collection(name: string): string {
    const value = this.value(name);
    if (typeof value === 'string' && value !== '') return value;
    const message = `AQL: bind parameter '${name}' has an invalid value or type (while parsing)`;
    throw new ArangoError(errorNumbers.bindParameterType, message);
  }

  #missing(name: string): ArangoError {
    const message = `AQL: no value specified for declared bind parameter '${name}' (while parsing)`;
    return new ArangoError(errorNumbers.bindParameterMissing, message);
  }

  assertAllUsed(): void {
    const unused = Object.keys(this.#values).find((name) => !this.#used.has(name));
    if (unused === undefined) return;
    const message = `AQL: bind parameter '${unused}' was not declared in the query (while parsing)`;
    throw new ArangoError(errorNumbers.bindParameterUndeclared, message);
  }
}
