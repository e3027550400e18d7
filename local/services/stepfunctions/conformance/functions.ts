import type { Json } from '../json.ts';
import type { LambdaBody } from '../testing.ts';

const failures = new Map<string, number>();

function failure(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

/** The functions that cases call. */
export const functions: Record<string, LambdaBody> = {
  echo: (input) => input,
  fail: (input) => {
    const { error, message } = input as { error?: string; message?: string };
    throw failure(error ?? 'Boom', message ?? 'it failed');
  },
  /** Fails `times` times for a key, then gives the key. */
  flaky: (input) => {
    const { key, times } = input as { key: string; times: number };
    const made = (failures.get(key) ?? 0) + 1;
    failures.set(key, made);
    if (made <= times) throw failure('Flaky', `attempt ${made}`);
    return key;
  },
  never: () => new Promise<Json>(() => undefined),
  big: () => 'x'.repeat(300_000),
};
