import { ApiError, unsupported, validationError } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { brokenLimits, validationMessage } from './limits.ts';
import { type FieldKind, SHAPES } from './shapes.ts';

/** The checked parameters of a call, read by name and type. */
export class Parameters {
  readonly #values: JsonObject;
  constructor(values: JsonObject) {
    this.#values = values;
  }

  has(name: string): boolean {
    return (this.#values[name] ?? undefined) !== undefined;
  }

  /** A required text (its presence has been checked). */
  text(name: string): string {
    return this.#values[name] as string;
  }

  optionalText(name: string): string | undefined {
    return (this.#values[name] ?? undefined) as string | undefined;
  }

  number(name: string): number | undefined {
    return (this.#values[name] ?? undefined) as number | undefined;
  }

  flag(name: string): boolean | undefined {
    return (this.#values[name] ?? undefined) as boolean | undefined;
  }

  object(name: string): JsonObject | undefined {
    return (this.#values[name] ?? undefined) as JsonObject | undefined;
  }

  list(name: string): Json[] | undefined {
    return (this.#values[name] ?? undefined) as Json[] | undefined;
  }
}

/** Checks a request body against its action's shape, with AWS's messages. */
export function readParameters(action: string, body: unknown): Parameters {
  const shape = SHAPES[action];
  if (!shape) throw unsupported(`the action ${action}`);
  if (!isObject(body)) throw new ApiError('SerializationException', 'The request body is not a JSON object');
  for (const name of Object.keys(body)) if (!shape[name]) throw unsupported(`the parameter ${name} of ${action}`);
  const broken: string[] = [];
  for (const [name, spec] of Object.entries(shape)) {
    const value = body[name];
    const kind = spec.replace('!', '') as FieldKind;
    if (value === undefined || value === null) {
      if (spec.endsWith('!'))
        broken.push(`Value null at '${name}' failed to satisfy constraint: Member must not be null`);
    } else if (kindOf(value) !== kind) {
      throw new ApiError('SerializationException', `The parameter ${name} must be of type ${kind}`);
    }
  }
  broken.push(...brokenLimits(action, body));
  if (broken.length > 0) throw validationError(validationMessage(broken));
  return new Parameters(body);
}

export function constraint(value: string, name: string, rule: string): ApiError {
  return validationError(
    `1 validation error detected: Value ${value === 'null' ? value : `'${value}'`} at '${name}' failed to satisfy constraint: ${rule}`,
  );
}

/** A value that must be one of a few words. */
export function oneOf<T extends string>(value: string | undefined, name: string, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  if ((allowed as readonly string[]).includes(value)) return value as T;
  throw constraint(value, name, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
}

function kindOf(value: Json): FieldKind {
  if (Array.isArray(value)) return 'array';
  return typeof value as FieldKind;
}
