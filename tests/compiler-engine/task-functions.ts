import {
  EvaluateFeelConfigSchema,
  EvaluateFeelInputSchema,
  evaluateFeel,
} from '../../functions/rules/evaluate-feel.ts';
import type { AslDefinition } from '../../state-machines/compiler/index.ts';
import type { Outcomes } from '../../state-machines/compiler/reference/play.ts';
import { type Call, isBetweenParts, type Json, type JsonObject, shownTo } from './calls.ts';
import { aPlay, calledBy, type Play } from './play.ts';
import type { Scenario } from './scenario.ts';

const HOUR = 3_600_000;

/** What task functions need of the engine that calls them. */
interface EngineDoor {
  readonly now: () => number;
  readonly create: (name: string, definition: AslDefinition) => Promise<string>;
  readonly succeed: (taskToken: string, output: JsonObject) => Promise<unknown>;
}

/** FEEL as the rules context evaluates it. */
const evaluateFeelOf = (call: Call, now = new Date()): JsonObject =>
  evaluateFeel(
    call.nodeId,
    EvaluateFeelConfigSchema.parse(call.config),
    EvaluateFeelInputSchema.parse(call.input),
    now,
  );

/** The task functions of all contexts: they answer what a test's outcomes and its scenario say. */
export class TaskFunctions {
  readonly #engine: EngineDoor;
  readonly #plays = new Map<string, Play>();
  readonly #late: { dueAt: number; call: Call; output: JsonObject }[] = [];

  constructor(engine: EngineDoor) {
    this.#engine = engine;
  }

  /** Of a run that is about to start; gives what is noted of it. */
  expect(name: string, outcomes: Outcomes, scenario: Scenario): Play {
    const play = aPlay(outcomes, scenario);
    this.#plays.set(name, play);
    return play;
  }

  /** Lets the next of the events come that somebody waits for; false when none does. */
  async bringNext(): Promise<boolean> {
    const coming = [...this.#plays.values()].map((play) => play.messages.coming()).find((one) => one !== undefined);
    if (coming) await this.#answer(coming.waiter, { nodeId: coming.nodeId, output: coming.output });
    return coming !== undefined;
  }

  /** When the next late answer is due. */
  nextLate(): number {
    return Math.min(...this.#late.map((late) => late.dueAt));
  }

  /** Gives the answers that are due by now. */
  async answerLate(): Promise<void> {
    for (const late of this.#late.filter((one) => one.dueAt <= this.#engine.now())) {
      this.#late.splice(this.#late.indexOf(late), 1);
      await this.#answer(late.call, late.output);
    }
  }

  async invoke(call: Call) {
    try {
      return { statusCode: 200, payload: JSON.stringify(await this.#act(call)) };
    } catch (error) {
      const { name, message } = error as Error;
      return {
        statusCode: 200,
        functionError: 'Unhandled',
        payload: JSON.stringify({ errorType: name, errorMessage: message }),
      };
    }
  }

  async #act(call: Call): Promise<Json> {
    // A part's run is named after the run that it is a part of.
    const play = this.#plays.get(call.executionId.replace(/_[0-9a-f-]{36}$/, ''));
    if (!play) throw new Error(`no run ${call.executionId}`);
    if (call.operation === 'execution.hold') {
      play.pausedAt.delete(call.nodeId);
      return this.#answer(call, {});
    }
    // Evaluating holds nothing up: the activity behind it does.
    if (call.operation === 'feel.evaluate') {
      play.calls.push(call);
      return { output: evaluateFeelOf(call, play.scenario.now) };
    }
    if (play.pausedAt.has(call.nodeId)) throw Object.assign(new Error('paused'), { name: 'FlowMaster.Paused' });
    play.calls.push(call);
    const isTask = play.scenario.messageTasks?.includes(call.nodeId) && !isBetweenParts(call);
    if (call.operation === 'message.await' && !isTask) return this.#arrive(call, play);
    if (call.operation === 'message.publish' && !isTask) return this.#publish(call, play);
    if (call.operation === 'join.move') return this.#move(call, play);
    if (call.operation === 'message.withdraw') return play.messages.withdraw(call);
    const coordinated = play.coordinator.act(call);
    if (coordinated !== undefined) return coordinated;
    if (call.operation === 'rule.evaluate') return { output: { risk: 'low' } };
    if (call.operation === 'execution.prepare-child') return this.#prepareChild(call, play);
    return play.scenario.silent?.has(call.nodeId) ? {} : this.#work(call, play);
  }

  /** What people and machines do. */
  async #work(call: Call, play: Play): Promise<Json> {
    const visit = play.visits.filter((one) => one.nodeId === call.nodeId).length;
    play.visits.push({ nodeId: call.nodeId, data: shownTo(call) });
    const outcome = play.outcomes(call.nodeId, visit);
    if ('error' in outcome) {
      // A timeout is an answer that does not come; only work with a token can be late without end.
      if (outcome.error === 'States.Timeout' && call.taskToken) return {};
      throw Object.assign(new Error('failed'), { name: outcome.error });
    }
    if ('event' in outcome) {
      if (!call.taskToken) throw new Error(`${call.nodeId} cannot be interrupted`);
      play.messages.expect(outcome.event, { ...outcome.brings });
      return {};
    }
    const output = { output: { ...outcome.output } };
    const late = outcome.hours || play.scenario.lateHours?.[call.nodeId];
    if (late !== undefined) {
      this.#late.push({ dueAt: this.#engine.now() + late * HOUR, call, output });
      return {};
    }
    return call.taskToken ? this.#answer(call, output) : output;
  }

  async #arrive(call: Call, play: Play): Promise<Json> {
    const awaits = call.config.awaits!;
    if (awaits.some((awaited) => awaited.name.startsWith('flowmaster.'))) {
      const met = play.messages.wait(call);
      return met ? this.#answer(call, met) : {};
    }
    const nodeIds = awaits.map((awaited) => awaited.nodeId);
    const arrived = play.scenario.arrives ? play.scenario.arrives(nodeIds) : { nodeId: nodeIds[0]!, output: {} };
    return arrived ? this.#answer(call, arrived) : {};
  }

  async #publish(call: Call, play: Play): Promise<Json> {
    if (call.config.event === 'escalation') return this.#escalate(call, play);
    for (const { waiter, nodeId, output } of play.messages.publish(call))
      await this.#answer(waiter, { nodeId, output });
    return { output: {} };
  }

  /** To the nearest run above that catches it. */
  async #escalate(call: Call, play: Play): Promise<Json> {
    for (let at = play.caller; at; at = at.play.caller) {
      const catcher = at.catches.find((one) => one.name === undefined || one.name === call.config.name);
      if (!catcher) continue;
      const config = { event: 'message', name: 'flowmaster.escalated', correlationKey: catcher.key };
      await this.#publish({ ...call, config }, at.play);
      return { output: { interrupts: catcher.interrupting } };
    }
    return { output: { interrupts: false } };
  }

  async #move(call: Call, play: Play): Promise<Json> {
    for (const { ticket, answer } of play.coordinator.move(call))
      await this.#answer({ ...call, taskToken: ticket }, answer);
    return {};
  }

  async #prepareChild(call: Call, play: Play): Promise<Json> {
    const executionId = `${call.executionId}-child-${play.calls.length}`;
    const [child, ...further] = [play.scenario.child!].flat();
    this.#plays.set(executionId, calledBy(play, { catches: call.config.escalations ?? [], children: further }));
    const stateMachineArn = await this.#engine.create(executionId, child!);
    const execution = { id: executionId, rootId: call.executionId, parentId: call.executionId, startedBy: 'test' };
    return { output: { stateMachineArn, executionId, input: { data: call.input ?? {}, __context__: {}, execution } } };
  }

  async #answer(call: Call, output: JsonObject): Promise<Json> {
    const taskToken = call.taskToken!;
    setImmediate(() => void this.#engine.succeed(taskToken, output).catch(() => undefined));
    return {};
  }
}
