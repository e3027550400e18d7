import { NetsInMemory, type Told } from '../../shared/process-model/token-net/nets-in-memory.ts';
import { NO_DATA } from '../../shared/process-model/token-net/token-data.ts';
import type { Call, Json, JsonObject } from './calls.ts';

/** What the executions context does for what surrounds the work of a run, in memory. */
export class Coordinator {
  readonly #joins = new Map<string, { arrived: Map<string, JsonObject>; done: boolean }>();
  readonly #nets = new NetsInMemory();
  readonly #kept = new Map<string, JsonObject>();
  readonly #completions: { nodeId: string; data: Json }[] = [];
  readonly #instances = new Map<string, Map<number, Json>>();

  /** Undefined for what is no coordination. */
  act(call: Call): Json | undefined {
    const input = (call.input ?? {}) as JsonObject;
    switch (call.operation) {
      case 'join.arrive':
        return this.#arrive(call);
      case 'scope.keep':
        for (const key of call.config.keys!) this.#kept.set(key, { ...this.#kept.get(key), ...input });
        return { output: {} };
      case 'scope.restore':
        return { output: this.#kept.get(call.config.key!) ?? {} };
      case 'compensation.record':
        this.#completions.push({ nodeId: call.nodeId, data: input.data ?? {} });
        return { output: {} };
      case 'compensation.next':
        return { output: this.#undo(call.config.nodes!) };
      case 'instances.count':
        return { output: { completed: this.#count(call.config.key!, input) } };
      case 'instances.collect':
        return {
          output: [...this.#instances.get(call.config.key!)!].sort(([a], [b]) => a - b).map(([, output]) => output),
        };
      case 'task.withdraw':
      case 'job.withdraw':
        return { output: {} };
      default:
        return undefined;
    }
  }

  /** What the executions context keeps of nets, for whoever reads where a run stands. */
  get nets() {
    const at = ({ nodeId, scope }: { nodeId: string; scope: string }) => this.#nets.at(`${nodeId}#${scope}`);
    type Address = Parameters<typeof at>[0];
    return {
      head: (address: Address) => {
        const known = at(address);
        return Promise.resolve(known && { version: 1, marking: known.marking });
      },
      dataOf: (address: Address, id: number) => Promise.resolve(at(address)?.data.get(id) ?? NO_DATA),
    };
  }

  move({ nodeId, taskToken, input, config }: Call): Told[] {
    const { net, lane, token, to, scope, variables = {} } = config;
    return this.#nets.report({
      address: `${nodeId}#${scope}`,
      net: net!,
      lane: lane!,
      token: token!,
      to: to!,
      ticket: taskToken!,
      changed: input as JsonObject,
      variables,
    });
  }

  /** The token that a join waits for gets the data of all that have come. */
  #arrive(call: Call): Json {
    const address = `${call.nodeId}#${call.config.scope}`;
    const join = this.#joins.get(address) ?? { arrived: new Map<string, JsonObject>(), done: false };
    const { flow, flows, activateAfter } = call.config;
    if (join.arrived.has(flow!)) throw new Error(`two tokens on ${flow}`);
    join.arrived.set(flow!, call.input as JsonObject);
    this.#joins.set(address, join);
    const last = join.arrived.size === (activateAfter ?? flows!.length);
    if (join.arrived.size === flows!.length) this.#joins.delete(address);
    const data = last ? (Object.assign({}, ...flows!.map((one) => join.arrived.get(one))) as JsonObject) : {};
    return { output: { last, data } };
  }

  #undo(nodes: readonly string[]): Json {
    const at = this.#completions.findLastIndex((one) => nodes.includes(one.nodeId));
    return at < 0 ? {} : this.#completions.splice(at, 1)[0]!;
  }

  #count(key: string, input: JsonObject): number {
    const instances = this.#instances.get(key) ?? new Map<number, Json>();
    this.#instances.set(key, instances.set(Number(input.index), input.output ?? null));
    return instances.size;
  }
}
