/** The message of the error at a path of react-hook-form's nested errors. */
export function faultAt(errors: unknown, path: string): string | undefined {
  let at = errors;
  for (const part of path.split('.')) at = isObject(at) ? at[part] : undefined;
  const root = isObject(at) && isObject(at.root) ? at.root : at;
  return isObject(root) && typeof root.message === 'string' && root.message !== '' ? root.message : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
