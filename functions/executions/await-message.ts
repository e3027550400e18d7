import { z } from 'zod';
import { JsonSchema } from '#contracts/core/json.ts';
import { timestamp } from '#runtime/ids.ts';
import { type ActivityCall, activityKey } from '#runtime/task-handler.ts';
import type { AnswerTask } from './hold-execution.ts';
import { type Address, addressOf, type MessageStore, type Waiter } from './message-store.ts';

/** What a compiled catch sends with `message.await`: one event, or several of which the first decides. */
export const AwaitMessageConfigSchema = z.object({
  title: z.string().optional(),
  awaits: z
    .array(z.object({ nodeId: z.string(), event: z.string(), name: z.string(), correlationKey: JsonSchema.nullish() }))
    .min(1),
});

type Call = Omit<ActivityCall, 'config'> & { config: z.output<typeof AwaitMessageConfigSchema> };

interface Ports {
  messages: MessageStore;
  answerTask: AnswerTask;
}

/** Answers the waiter with a message that came before it, if there is one. */
async function takeKept(address: Address, waiter: Waiter, { messages, answerTask }: Ports): Promise<boolean> {
  for (const message of await messages.kept(address, timestamp())) {
    if (!(await messages.take(address, message, waiter.key))) continue;
    await answerTask(waiter.taskToken, { nodeId: waiter.nodeId, output: message.payload });
    await messages.dropMessage(address, message);
    return true;
  }
  return false;
}

/** Takes a kept message, or parks the waiter where the next message finds it. */
async function meet(address: Address, waiter: Waiter, ports: Ports): Promise<boolean> {
  for (;;) {
    const version = await ports.messages.version(address);
    if (await takeKept(address, waiter, ports)) return true;
    if (await ports.messages.parkWaiter(address, waiter, version)) return false;
  }
}

/** The step that waits for a message or signal. A message that came first is taken at once; otherwise the token is parked. */
export async function awaitMessage(call: Call, ports: Ports): Promise<void> {
  if (call.taskToken === undefined) throw new Error('message.await needs the token of the waiting step');
  const parked: [Address, Waiter][] = [];
  for (const awaited of call.config.awaits) {
    const address = addressOf(awaited);
    const waiter = {
      key: `${activityKey(call)}#${awaited.nodeId}`,
      nodeId: awaited.nodeId,
      taskToken: call.taskToken,
      since: call.enteredAt,
    };
    if (await meet(address, waiter, ports)) {
      for (const [at, other] of parked) await ports.messages.dropWaiter(at, other);
      return;
    }
    parked.push([address, waiter]);
  }
}
