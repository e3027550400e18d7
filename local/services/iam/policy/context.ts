/** Values of condition keys of one request. Names are lower-case: IAM compares them without case. */
export type ConditionContext = Pick<ReadonlyMap<string, readonly string[]>, 'get'>;

export function conditionContext(
  values: Record<string, string | readonly string[] | undefined>,
): Map<string, readonly string[]> {
  const context = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    context.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
  }
  return context;
}
