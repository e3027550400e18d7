/** Name and qualifier of `name`, `name:qualifier`, a partial ARN `account:function:name`, or a whole ARN. */
export function parseFunctionName(reference: string): { name: string; qualifier?: string } {
  const parts = reference.split(':');
  const marker = parts.indexOf('function');
  const [name = '', qualifier] = marker === -1 ? parts : parts.slice(marker + 1);
  return qualifier === undefined ? { name } : { name, qualifier };
}
