import { createHash, randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';

const next = monotonicFactory(() => randomBytes(4).readUInt32BE() / 0x1_0000_0000);

/** A prefixed ULID: `task_01J…`. Sorts by time, also within one millisecond of one process. */
export const newId = (prefix: string): string => `${prefix}_${next()}`;

/** A UUID of version 7 (RFC 9562): sorts by time. For what the seed gives a UUID. */
export function newUuid(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A UUID that is a hash of a key (version 8, RFC 9562): what is asked for again under the key is found again. */
export function uuidOf(key: string): string {
  const bytes = createHash('sha256').update(key).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Now, as the timestamps of the API: ISO 8601 with milliseconds. */
export const timestamp = (now: number = Date.now()): string => new Date(now).toISOString();
