import { createHash } from 'node:crypto';

/** A name for a resource that the template leaves unnamed: stable over restarts, unique per stack and logical id. */
export function physicalName(stack: string, logicalId: string, maximumLength: number): string {
  const name = `${stack}-${logicalId}`;
  if (name.length <= maximumLength) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, maximumLength - 9)}-${hash}`;
}
