import { type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import { RunScriptConfigSchema, runScript } from '#functions/executions/run-script.ts';
import { EvaluateFeelConfigSchema, EvaluateFeelInputSchema, evaluateFeel } from '#functions/rules/evaluate-feel.ts';
import { EXAMPLE_TARGET } from '../compile-target.ts';
import { Coordinator } from './coordinator.ts';
import { JoinCounter } from './join-counter.ts';
import { MeetingPoint } from './meeting-point.ts';
import type { Answer, RunScript } from './script.ts';
import { type TaskCall, taskError } from './task-call.ts';
import { TokenNets } from './token-nets.ts';

/** What happened at a node, in order. */
export interface Step {
  readonly executionId: string;
  readonly nodeId: string;
  readonly operation: string;
  readonly by?: string | undefined;
  readonly result?: JsonObject;
  readonly error?: string;
}

interface Ports {
  readonly succeed: (taskToken: string, output: JsonObject) => Promise<void>;
  readonly fail: (taskToken: string, error: string, cause: string) => Promise<void>;
  /** Compiles and creates the machine of a subprocess, and says what its run starts with. */
  readonly prepareChild: (call: TaskCall) => Promise<JsonObject>;
  readonly onStep: (step: Step) => void;
}

/** FEEL as the rules context evaluates it: a script has no say in it. */
const evaluateFeelOf = ({ nodeId, config, input }: TaskCall): JsonObject =>
  evaluateFeel(nodeId, EvaluateFeelConfigSchema.parse(config), EvaluateFeelInputSchema.parse(input ?? {}), new Date());

/** Plays everybody a run meets: people and systems as the script says, scripts in the platform's own sandbox. */
export class Cast {
  readonly #script: RunScript;
  readonly #ports: Ports;
  readonly #visits = new Map<string, number>();
  readonly #joins = new JoinCounter();
  readonly #nets = new TokenNets();
  readonly #coordinator = new Coordinator();
  readonly #came = new Set<string>();
  readonly #meetings: MeetingPoint;
  /** Calls that wait for an answer the script does not have, by token. */
  readonly waiting = new Map<string, TaskCall>();

  constructor(script: RunScript, ports: Ports) {
    this.#script = script;
    this.#ports = ports;
    this.#meetings = new MeetingPoint((call, output) => this.#send(call, output));
  }

  async answer(call: TaskCall): Promise<JsonObject> {
    switch (call.operation) {
      case 'script.run':
        return this.#runScript(call);
      case 'feel.evaluate':
        return { output: evaluateFeelOf(call) };
      case 'join.arrive':
        return { output: this.#joins.arrive(call) };
      case 'join.move':
        return this.#move(call);
      case 'message.publish':
        this.#meetings.publish(call);
        if (!String(call.config.name).startsWith('flowmaster.')) this.#step(call, { result: {} });
        return { output: {} };
      case 'message.await':
        return this.#awaitEvent(call);
      case 'execution.prepare-child':
        return { output: await this.#ports.prepareChild(call) };
      default: {
        const output = this.#coordinator.act(call);
        return output === undefined ? this.#play(call) : { output };
      }
    }
  }

  async #runScript(call: TaskCall): Promise<JsonObject> {
    const scripted = this.#scripted(call);
    if (scripted) return this.#give(call, scripted);
    try {
      const { output } = await runScript({
        tenantId: EXAMPLE_TARGET.tenantId,
        config: RunScriptConfigSchema.parse(call.config),
        input: JsonObjectSchema.parse(call.input ?? {}),
        data: call.data,
        context: call.context,
      });
      this.#step(call, { result: output });
      return { output };
    } catch (error) {
      this.#step(call, { error: `${(error as Error).name}: ${(error as Error).message}` });
      throw error;
    }
  }

  #awaitEvent(call: TaskCall): JsonObject {
    this.waiting.set(call.taskToken!, call);
    const awaits = call.config.awaits as { nodeId: string; name: string }[];
    // Beside something that runs, what the script lets come comes once.
    const beside = awaits.some(({ name }) => name.startsWith('flowmaster.'));
    const awaited = awaits.find(({ nodeId }) => this.#script.messages[nodeId] && !(beside && this.#came.has(nodeId)));
    if (!awaited) this.#meetings.awaitEvent(call);
    else {
      this.#came.add(awaited.nodeId);
      const { data } = this.#script.messages[awaited.nodeId]!;
      this.#step({ ...call, nodeId: awaited.nodeId }, { result: data });
      this.#send(call, { nodeId: awaited.nodeId, output: data });
    }
    return {};
  }

  /** A lane waits until there is a token for it. */
  #move(call: TaskCall): JsonObject {
    this.waiting.set(call.taskToken!, call);
    for (const { ticket, answer } of this.#nets.move(call)) this.#send({ ...call, taskToken: ticket }, answer);
    return {};
  }

  /** People, agents, webhooks, notifications: whoever the script has an answer of. */
  #play(call: TaskCall): JsonObject {
    const scripted = this.#scripted(call);
    if (scripted) return this.#give(call, scripted);
    if (call.operation === 'notification.send') {
      this.#step(call, { result: {} });
      return { output: {} };
    }
    if (call.taskToken === undefined)
      throw taskError('FlowMaster.NotScripted', `The script has no answer for ${call.nodeId} (${call.operation}).`);
    this.waiting.set(call.taskToken, call);
    return {};
  }

  #scripted(call: TaskCall): Answer | undefined {
    const visit = this.#visits.get(call.nodeId) ?? 0;
    this.#visits.set(call.nodeId, visit + 1);
    return this.#script.answers[call.nodeId]?.[visit];
  }

  #give(call: TaskCall, answer: Answer): JsonObject {
    if ('error' in answer) {
      this.#step(call, { error: answer.error, by: answer.by });
      const cause = answer.cause ?? `as the script says of ${call.nodeId}`;
      if (call.taskToken === undefined) throw taskError(answer.error, cause);
      const { taskToken } = call;
      setImmediate(() => void this.#ports.fail(taskToken, answer.error, cause).catch(() => undefined));
      return {};
    }
    this.#step(call, { result: answer.result, by: answer.by });
    if (call.taskToken === undefined) return { output: answer.result };
    this.#send(call, { output: answer.result });
    return {};
  }

  /** After the call has been answered. A token whose task has timed out meanwhile is nobody's any more. */
  #send(call: TaskCall, output: JsonObject): void {
    const taskToken = call.taskToken!;
    this.waiting.delete(taskToken);
    setImmediate(() => void this.#ports.succeed(taskToken, output).catch(() => undefined));
  }

  #step({ executionId, nodeId, operation }: TaskCall, what: Pick<Step, 'result' | 'error' | 'by'>): void {
    this.#ports.onStep({ executionId, nodeId, operation, ...what });
  }
}
