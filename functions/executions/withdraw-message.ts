import { timestamp } from '#runtime/ids.ts';
import type { Address, MessageStore } from './message-store.ts';

/** Takes back what has been published at an address and has not reached anybody yet. */
export async function withdrawMessage(
  address: Address,
  by: string,
  messages: Pick<MessageStore, 'kept' | 'take' | 'dropMessage'>,
): Promise<{ withdrawn: number }> {
  let withdrawn = 0;
  for (const message of await messages.kept(address, timestamp())) {
    if (!(await messages.take(address, message, by))) continue;
    await messages.dropMessage(address, message);
    withdrawn += 1;
  }
  return { withdrawn };
}
