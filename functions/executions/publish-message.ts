import { z } from 'zod';
import { type JsonObject, JsonObjectSchema, JsonSchema } from '#contracts/core/json.ts';
import { TenantIdSchema } from '#contracts/core/scalars.ts';
import type { AnswerTask } from './hold-execution.ts';
import type { Address, MessageStore } from './message-store.ts';
import { asTaskError } from './prepare-child.ts';

/** How long a message that nobody waits for yet is kept. */
export const KEPT_MS = 24 * 3_600_000;
/** A run's message to itself, or to a run of its tree, is kept for as long as a run may take. */
const KEPT_WITHIN_RUNS_MS = 366 * KEPT_MS;

const keptFor = (address: Address): number => (isInternal(address) ? KEPT_WITHIN_RUNS_MS : KEPT_MS);

/** What a compiled throw sends with `message.publish`. */
export const PublishMessageConfigSchema = z.object({
  title: z.string().optional(),
  event: z.string(),
  name: z.string(),
  correlationKey: JsonSchema.nullish(),
});

/** A message from outside of any run (`executions.publish-message`): a webhook, another context. `key` makes repeating it harmless. */
export const PublishCommandSchema = z.object({
  tenantId: TenantIdSchema,
  key: z.string().min(1).max(200),
  event: z.enum(['message', 'signal']).default('message'),
  name: z.string().min(1).max(200),
  correlationKey: JsonSchema.nullish(),
  payload: JsonObjectSchema.default({}),
  publishedAt: z.iso.datetime(),
});

export interface Message {
  /** Of the publisher; the same message again is the same. */
  key: string;
  publishedAt: string;
  payload: JsonObject;
}

export interface PublishPorts {
  messages: MessageStore;
  answerTask: AnswerTask;
  /** Starts the processes that begin with a message or signal; their executions. */
  start: (address: Address, message: Message) => Promise<string[]>;
}

/** Steps that went on, and executions that were started. */
export interface Reached {
  reached: number;
  started?: string[];
}

const reachedOf = (reached: number, started: string[] = []): Reached => ({
  reached,
  ...(started.length > 0 ? { started } : {}),
});

/** Names of the platform's own messages, between runs of one tree. */
const isInternal = ({ name }: Address): boolean => name.startsWith('flowmaster.');

/** Everybody who waits for a signal gets it, what begins with it starts; it is not kept for those who come later. */
async function broadcast(
  address: Address,
  message: Message,
  { messages, answerTask, start }: PublishPorts,
): Promise<Reached> {
  const { payload } = message;
  const started = address.event === 'signal' ? await start(address, message) : [];
  let reached = 0;
  for (const waiter of await messages.waiters(address)) {
    if (await answerTask(waiter.taskToken, { nodeId: waiter.nodeId, output: payload })) reached += 1;
    await messages.dropWaiter(address, waiter);
  }
  return reachedOf(reached, started);
}

/** A message goes to the one who has waited longest. A waiter whose run has ended does not count. */
async function deliver(
  address: Address,
  message: Message & { keptUntil: string },
  { messages, answerTask }: PublishPorts,
): Promise<boolean> {
  for (const waiter of await messages.waiters(address)) {
    if (!(await messages.claim(address, waiter, message.key))) continue;
    const reached = await answerTask(waiter.taskToken, { nodeId: waiter.nodeId, output: message.payload });
    if (reached) {
      await messages.delivered(address, waiter, message.key, message.keptUntil);
      return true;
    }
    await messages.dropWaiter(address, waiter);
  }
  return false;
}

/** A run throws it: what cannot start on it is a failure of the throwing step, which an error event may catch. */
export async function throwMessage(address: Address, message: Message, ports: PublishPorts): Promise<Reached> {
  try {
    return await publishMessage(address, message, ports);
  } catch (error) {
    throw asTaskError(error, 'MessageRefused');
  }
}

/**
 * Publishes a message, signal or escalation. A message goes to one run that waits, else to what begins with it. One that nobody waits for yet is kept for a day; waiting and publishing at
 * the same moment miss each other never: each parks only where nothing has been parked since it looked.
 */
export async function publishMessage(address: Address, message: Message, ports: PublishPorts): Promise<Reached> {
  if (address.event !== 'message') return broadcast(address, message, ports);
  if (await ports.messages.isSent(address, message.key)) return { reached: 0 };
  const keptUntil = new Date(Date.parse(message.publishedAt) + keptFor(address)).toISOString();
  const kept = { ...message, keptUntil };
  for (;;) {
    const version = await ports.messages.version(address);
    if (await deliver(address, kept, ports)) return { reached: 1 };
    const started = isInternal(address) ? [] : await ports.start(address, message);
    if (started.length > 0) {
      await ports.messages.consumed(address, message.key, keptUntil);
      return reachedOf(0, started);
    }
    if (await ports.messages.keep(address, kept, version)) return { reached: 0 };
  }
}
