import { z } from 'zod';
import { type JsonObject, JsonSchema } from '#contracts/core/json.ts';
import type { TaskCall } from './task-call.ts';

const AddressSchema = z.looseObject({ event: z.string(), name: z.string(), correlationKey: JsonSchema.optional() });
const AwaitSchema = AddressSchema.extend({ nodeId: z.string() });
type Address = z.output<typeof AddressSchema>;

interface Waiting {
  readonly call: TaskCall;
  readonly awaits: readonly z.output<typeof AwaitSchema>[];
}

type Deliver = (call: TaskCall, output: JsonObject) => void;

const keyOf = ({ event, name, correlationKey }: Address): string =>
  JSON.stringify([event, name, correlationKey ?? null]);

/**
 * A timer beside an activity waits again each time that it has fired, under the address of that one visit: the wait before has
 * timed out, and would swallow what is meant for this one.
 */
const isEarlierWait = (before: Waiting['awaits'], now: Waiting['awaits']): boolean =>
  now.some(({ name }) => name.startsWith('flowmaster.')) && before.map(keyOf).join('\n') === now.map(keyOf).join('\n');

/** Where messages and signals of the run meet those who wait. A message that comes first is kept; a signal is not. */
export class MeetingPoint {
  readonly #deliver: Deliver;
  readonly #kept = new Map<string, JsonObject[]>();
  #waiting: Waiting[] = [];

  constructor(deliver: Deliver) {
    this.#deliver = deliver;
  }

  awaitEvent(call: TaskCall): void {
    const awaits = z.array(AwaitSchema).parse(call.config.awaits);
    for (const awaited of awaits) {
      const data = this.#kept.get(keyOf(awaited))?.shift();
      if (!data) continue;
      this.#deliver(call, { nodeId: awaited.nodeId, output: data });
      return;
    }
    this.#waiting = [...this.#waiting.filter((one) => !isEarlierWait(one.awaits, awaits)), { call, awaits }];
  }

  publish(call: TaskCall): void {
    const address = AddressSchema.parse(call.config);
    const data = (call.input ?? {}) as JsonObject;
    const reached = this.#waiting.flatMap((waiting) => {
      const awaited = waiting.awaits.find((one) => keyOf(one) === keyOf(address));
      return awaited ? [{ waiting, awaited }] : [];
    });
    const taken = address.event === 'signal' ? reached : reached.slice(0, 1);
    this.#waiting = this.#waiting.filter((one) => !taken.some(({ waiting }) => waiting === one));
    for (const { waiting, awaited } of taken) this.#deliver(waiting.call, { nodeId: awaited.nodeId, output: data });
    if (taken.length > 0 || address.event === 'signal') return;
    this.#kept.set(keyOf(address), [...(this.#kept.get(keyOf(address)) ?? []), data]);
  }
}
