import { DynamoError, invalid } from '../errors.ts';

/** Parameters of the API before expressions: never guessed at. */
const LEGACY = [
  'Expected',
  'AttributeUpdates',
  'AttributesToGet',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
  'ConditionalOperator',
];

export function refuseLegacy(input: Record<string, unknown>): void {
  const found = LEGACY.find((name) => input[name] !== undefined);
  if (found)
    throw new DynamoError('UnsupportedOperation', `The local cloud does not support the legacy parameter ${found}`);
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[], name: string, fallback: T): T {
  if (value === undefined || value === null) return fallback;
  const found = allowed.find((one) => one === value);
  if (found) return found;
  throw invalid(
    `1 validation error detected: Value '${String(value)}' at '${name}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`,
  );
}
