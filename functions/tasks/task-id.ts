import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The id of the task that an activity creates: a ULID of the time of entry whose random part is a hash of the activity's key.
 * The same activity, however often it is retried, gives the same task.
 */
export function taskIdOf(key: string, enteredAt: string): string {
  const digest = createHash('sha256').update(key).digest();
  const random = Array.from(digest.subarray(0, 16), (byte) => ALPHABET[byte % 32]).join('');
  return `task_${encodeTime(Date.parse(enteredAt))}${random}`;
}
