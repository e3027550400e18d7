import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until there is an answer. @throws Error naming what never came */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, deadlineMs = 30_000): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${deadlineMs / 1000} seconds`);
    await sleep(50);
  }
}
