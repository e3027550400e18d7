import { invalid, missing } from '../errors.ts';

/** The name in a request, which may be an ARN. */
export function tableName(reference: unknown): string {
  if (typeof reference !== 'string') throw missing('tableName');
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  if (!/^[a-zA-Z0-9_.-]{3,255}$/.test(name))
    throw invalid(
      "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'",
    );
  return name;
}
