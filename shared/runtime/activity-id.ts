import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';
import { type ActivityCall, activityKey } from './task-handler.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The id of what an activity opens outside of its state machine: a ULID of the time of entry whose random part is a hash of the
 * activity's key. The same activity, however often it is retried, gives the same id.
 */
export function activityId(
  prefix: string,
  call: Parameters<typeof activityKey>[0] & Pick<ActivityCall, 'enteredAt'>,
): string {
  const digest = createHash('sha256').update(activityKey(call)).digest();
  const random = Array.from(digest.subarray(0, 16), (byte) => ALPHABET[byte % 32]).join('');
  return `${prefix}_${encodeTime(Date.parse(call.enteredAt))}${random}`;
}
