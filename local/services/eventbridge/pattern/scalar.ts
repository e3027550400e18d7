/** A leaf of an event. Objects and arrays are not scalars: patterns see their members. */
export type Scalar = string | number | boolean | null;
export type ScalarMatcher = (value: Scalar) => boolean;

export function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
