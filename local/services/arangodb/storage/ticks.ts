import { randomUUID } from 'node:crypto';

const alphabet = '-_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

let lastTick = 0;

/** A server-wide increasing number, higher than any of an earlier run: it follows the clock in microseconds. */
export function nextTick(): number {
  lastTick = Math.max(lastTick + 1, Date.now() * 1000);
  return lastTick;
}

let lastRevisionTime = 0;
let revisionCount = 0;

/** A revision as ArangoDB writes it: a hybrid logical clock of 44 bits of milliseconds and 20 of counter, in its base 64. */
export function nextRevision(): string {
  const now = Date.now();
  if (now > lastRevisionTime) {
    lastRevisionTime = now;
    revisionCount = 0;
  } else if (++revisionCount >= 2 ** 20) {
    lastRevisionTime++;
    revisionCount = 0;
  }
  let rest = (BigInt(lastRevisionTime) << 20n) | BigInt(revisionCount);
  let text = '';
  while (rest > 0n) {
    text = alphabet[Number(rest & 63n)] + text;
    rest >>= 6n;
  }
  return text;
}

/** When a revision was made, and the how many-eth of its millisecond it is. */
export function decodeRevision(revision: string): { time: number; count: number } | undefined {
  let value = 0n;
  for (const character of revision) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return undefined;
    value = (value << 6n) | BigInt(digit);
  }
  return { time: Number(value >> 20n), count: Number(value & 0xfffffn) };
}

export function uuidKey(): string {
  return randomUUID();
}
