import type { Table } from '../storage/table.ts';

/** Read and write units as AWS counts them, for requests that ask with ReturnConsumedCapacity. */
export const writeUnits = (bytes: number, transactional = false): number =>
  Math.max(1, Math.ceil(bytes / 1024)) * (transactional ? 2 : 1);

export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);

/** `,"ConsumedCapacity":{…}`, or nothing when it was not asked for. */
export function capacityMember(input: Record<string, unknown>, table: Table, units: number): string {
  const wanted = input.ReturnConsumedCapacity;
  if (wanted !== 'TOTAL' && wanted !== 'INDEXES') return '';
  return `,"ConsumedCapacity":${JSON.stringify({ TableName: table.name, CapacityUnits: units })}`;
}
