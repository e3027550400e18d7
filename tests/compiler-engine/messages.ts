import type { Call, JsonObject } from './calls.ts';

interface Answer {
  readonly waiter: Call;
  readonly nodeId: string;
  readonly output: JsonObject;
}

/** Messages between the parts of a run, and events that a test lets come while something runs. */
export class Messages {
  readonly #comes: Map<string, JsonObject[]>;
  readonly #watching = new Map<string, Call>();
  readonly #waiting = new Map<string, { call: Call; nodeId: string }>();
  readonly #kept = new Map<string, JsonObject[]>();

  constructor(comes: Readonly<Record<string, readonly JsonObject[]>> = {}) {
    this.#comes = new Map(Object.entries(comes).map(([nodeId, outputs]) => [nodeId, [...outputs]]));
  }

  /** An event is to come, for whoever waits for it. */
  expect(nodeId: string, output: JsonObject): void {
    this.#comes.set(nodeId, [...(this.#comes.get(nodeId) ?? []), output]);
  }

  /** What a wait is answered with at once; otherwise it waits. */
  wait(call: Call): JsonObject | undefined {
    for (const { nodeId, name, correlationKey } of call.config.awaits!) {
      if (!name.startsWith('flowmaster.')) this.#watching.set(nodeId, call);
      const address = addressOf(name, correlationKey);
      const kept = this.#kept.get(address)?.shift();
      if (kept) return { nodeId, output: kept };
      if (name.startsWith('flowmaster.')) this.#waiting.set(address, { call, nodeId });
    }
    return undefined;
  }

  /** The next of the events that a test lets come, for whoever waits for it. */
  coming(): Answer | undefined {
    for (const [nodeId, waiter] of this.#watching) {
      const output = this.#comes.get(nodeId)?.shift();
      if (!output) continue;
      this.#watching.delete(nodeId);
      this.#answered(waiter);
      return { waiter, nodeId, output };
    }
    return undefined;
  }

  /** Whoever waited for several waits for none of them any more. */
  #answered(call: Call): void {
    for (const [address, waiting] of this.#waiting) if (waiting.call === call) this.#waiting.delete(address);
  }

  withdraw({ config: { name, correlationKey } }: Call): JsonObject {
    return { output: { withdrawn: this.#kept.get(addressOf(name!, correlationKey))?.splice(0).length ?? 0 } };
  }

  /** Who a message reaches; one that nobody waits for is kept. */
  publish(call: Call): Answer[] {
    const { name, correlationKey } = call.config;
    if (!name?.startsWith('flowmaster.')) return [];
    const address = addressOf(name, correlationKey);
    const output = (call.input ?? {}) as JsonObject;
    const waiting = this.#waiting.get(address);
    if (!waiting) {
      this.#kept.set(address, [...(this.#kept.get(address) ?? []), output]);
      return [];
    }
    this.#answered(waiting.call);
    return [{ waiter: waiting.call, nodeId: waiting.nodeId, output }];
  }
}

const addressOf = (name: string, key: string | undefined) => `${name}#${key}`;
