import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryEvent } from '@aws-sdk/client-sfn';
import {
  EvaluateFeelConfigSchema,
  EvaluateFeelInputSchema,
  evaluateFeel,
} from '../../functions/rules/evaluate-feel.ts';
import { createStepFunctions, type StepFunctions } from '../../local/services/stepfunctions/index.ts';
import type { TokenNet } from '../../shared/contracts/processes/token-net.ts';
import type { AslDefinition } from '../../state-machines/compiler/index.ts';
import type { Outcomes, Visit } from '../../state-machines/compiler/reference/play.ts';
import type { MachinePart } from '../../state-machines/compiler/split/split-machine.ts';
import { Coordinator } from './coordinator.ts';
import { Messages } from './messages.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface EngineRun {
  readonly executionArn: string;
  readonly status: string;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly data: JsonObject;
  readonly visits: readonly Visit[];
  readonly calls: readonly Call[];
  readonly states: readonly string[];
}

export interface Call {
  readonly operation: string;
  readonly nodeId: string;
  readonly executionId: string;
  readonly taskToken?: string;
  readonly instance?: number;
  readonly scope?: string;
  readonly input?: Json;
  readonly data?: JsonObject;
  readonly config: {
    readonly flow?: string;
    readonly flows?: string[];
    readonly context?: JsonObject;
    readonly name?: string;
    readonly correlationKey?: string;
    readonly awaits?: { nodeId: string; name: string; correlationKey?: string }[];
    readonly scope?: string;
    readonly activateAfter?: number;
    readonly keys?: string[];
    readonly key?: string;
    readonly nodes?: string[];
    readonly event?: string;
    readonly escalations?: { name?: string; interrupting: boolean; key: string }[];
    readonly net?: TokenNet;
    readonly lane?: number;
    readonly token?: number;
    readonly to?: string[];
    readonly variables?: JsonObject;
  };
}

/** What the parts of a run tell each other. */
const isBetweenParts = ({ config }: Call): boolean =>
  [config.name, ...(config.awaits ?? []).map((awaited) => awaited.name)].some((name) =>
    name?.startsWith('flowmaster.'),
  );

/** Special answers of a run: what arrives at a wait for messages, and the machine that a subprocess runs. */
export interface Scenario {
  readonly pausedAt?: readonly string[];
  /** Which of the awaited nodes' events comes; undefined lets the wait run into its timeout. */
  readonly arrives?: (nodeIds: readonly string[]) => { nodeId: string; output: JsonObject } | undefined;
  /** The machine that a subprocess runs, and those that its subprocesses run. */
  readonly child?: AslDefinition | readonly AslDefinition[];
  /** Machines that the definition runs as parts of itself; those that others run come first. */
  readonly parts?: readonly MachinePart[];
  /** What events bring that come while something else runs, by node: one for each time that they come. */
  readonly comes?: Readonly<Record<string, readonly JsonObject[]>>;
  /** Send and receive tasks, which do what the outcomes say as other activities do. */
  readonly messageTasks?: readonly string[];
  /** Human work that is answered only so many hours later. */
  readonly lateHours?: Readonly<Record<string, number>>;
  /** The moment at which FEEL is evaluated. */
  readonly now?: Date;
  /** Human work that nobody answers, nor sees. */
  readonly silent?: ReadonlySet<string>;
  /** Of a run that begins in the middle: what its tokens have of their own. */
  readonly tokens?: JsonObject;
}

/** FEEL as the rules context evaluates it. */
const evaluateFeelOf = (call: Call, now = new Date()): JsonObject =>
  evaluateFeel(
    call.nodeId,
    EvaluateFeelConfigSchema.parse(call.config),
    EvaluateFeelInputSchema.parse(call.input),
    now,
  );

interface Stopped {
  readonly definition: AslDefinition;
  readonly data: JsonObject;
  readonly outcomes: Outcomes;
  readonly silent: ReadonlySet<string>;
}

interface Play {
  readonly outcomes: Outcomes;
  scenario: Scenario;
  readonly calls: Call[];
  readonly visits: Visit[];
  /** The first visits of these activities find the run paused. */
  readonly pausedAt: Set<string>;
  readonly messages: Messages;
  readonly coordinator: Coordinator;
  /** The run that called this one, and what it catches of its escalations. */
  readonly caller?: { readonly play: Play; readonly catches: NonNullable<Call['config']['escalations']> };
}

const HOUR = 3_600_000;

/** The local engine with task functions that answer what a test's outcomes say. */
export class EngineHarness {
  readonly #folder = mkdtempSync(join(tmpdir(), 'flowmaster-compiler-'));
  readonly #plays = new Map<string, Play>();
  #engine: StepFunctions | undefined;
  #count = 0;
  readonly #late: { dueAt: number; call: Call; output: JsonObject }[] = [];

  async open(): Promise<this> {
    this.#engine = await createStepFunctions({
      dataFile: join(this.#folder, 'engine.sqlite'),
      accountId: '000000000000',
      region: 'us-east-1',
      random: () => 0.5,
      integrations: {
        invokeLambda: async (_arn, payload) => this.#invoke(JSON.parse(payload) as Call),
        putEvents: () => Promise.reject(new Error('no events here')),
        call: (service, action) => Promise.reject(new Error(`no ${service}:${action} here`)),
      },
    });
    return this;
  }

  async close(): Promise<void> {
    await this.#engine?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async run(
    definition: AslDefinition,
    data: JsonObject,
    outcomes: Outcomes,
    scenario: Scenario = {},
  ): Promise<EngineRun> {
    const { play, executionArn } = await this.#start(definition, data, outcomes, scenario);
    const ended = await this.#ended(executionArn);
    const output = ended.output === undefined ? {} : (JSON.parse(String(ended.output)) as { data: JsonObject });
    return {
      executionArn: executionArn,
      status: String(ended.status),
      error: ended.error === undefined ? undefined : String(ended.error),
      cause: ended.cause === undefined ? undefined : String(ended.cause),
      data: 'data' in output ? (output.data as JsonObject) : {},
      visits: play.visits,
      calls: play.calls,
      states: await this.#states(executionArn),
    };
  }

  async #start(definition: AslDefinition, data: JsonObject, outcomes: Outcomes, scenario: Scenario) {
    const name = `run-${++this.#count}`;
    const play: Play = {
      outcomes,
      scenario,
      calls: [],
      visits: [],
      pausedAt: new Set(scenario.pausedAt),
      messages: new Messages(scenario.comes),
      coordinator: new Coordinator(),
    };
    this.#plays.set(name, play);
    const stateMachineArn = await this.#createAll(`machine-${this.#count}`, definition, scenario.parts ?? []);
    const execution = { id: name, rootId: name, parentId: null, startedBy: 'test' };
    const input = { data, __context__: {}, execution, ...(scenario.tokens && { tokens: scenario.tokens }) };
    const started = await this.call('StartExecution', {
      stateMachineArn,
      name,
      input: JSON.stringify(input),
    });
    return { play, executionArn: String(started.executionArn) };
  }

  /** Runs until it stands as `settled` says, and stops there, as a move does. Nobody answers the `silent` nodes. */
  async runUntil(
    settled: (history: HistoryEvent[], nets: Coordinator['nets']) => Promise<boolean>,
    { definition, data, outcomes, silent }: Stopped,
  ) {
    const { play, executionArn } = await this.#start(definition, data, outcomes, { silent });
    const { nets } = play.coordinator;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      // What is under way when a run is stopped would be done again: it is stopped where nothing is.
      await this.#engine!.clock.advance(0);
      const { status } = await this.call('DescribeExecution', { executionArn });
      if (status === 'RUNNING' && !(await settled(await this.history(executionArn), nets))) continue;
      if (status === 'RUNNING') await this.call('StopExecution', { executionArn });
      return { status: String(status), history: await this.history(executionArn), visits: play.visits, nets };
    }
  }

  /** Creates the parts of a machine and then the machine, with their ARNs in it. */
  async #createAll(name: string, definition: AslDefinition, parts: readonly MachinePart[]): Promise<string> {
    const arns = new Map<string, string>();
    const withArns = (one: AslDefinition) =>
      JSON.parse(
        JSON.stringify(one).replace(/"flowmaster:part:(\w+)"/g, (_, key: string) => JSON.stringify(arns.get(key))),
      ) as AslDefinition;
    for (const part of parts) arns.set(part.key, await this.#create(`${name}-${part.key}`, withArns(part.definition)));
    return this.#create(name, withArns(definition));
  }

  async #create(name: string, definition: AslDefinition): Promise<string> {
    const machine = await this.call('CreateStateMachine', {
      name,
      roleArn: 'arn:aws:iam::000000000000:role/states',
      definition: JSON.stringify(definition),
    });
    return String(machine.stateMachineArn);
  }

  async call(action: string, body: JsonObject): Promise<JsonObject> {
    const answer = await this.#engine!.handle(`AWSStepFunctions.${action}`, body);
    if (answer.status !== 200) throw new Error(`${action}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Polls, moving time on whenever nothing happens by itself. */
  async #ended(executionArn: string): Promise<JsonObject> {
    const deadline = Date.now() + 60_000;
    let lastEvent: Json | undefined;
    for (let round = 0; Date.now() < deadline; round++) {
      const described = await this.call('DescribeExecution', { executionArn });
      if (described.status !== 'RUNNING') return described;
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (round % 10 !== 9) continue;
      // Settles what goes on at this moment: on a busy machine, calls may be under way for longer than that.
      await this.#engine!.clock.advance(0);
      const newest = await this.call('GetExecutionHistory', { executionArn, maxResults: 1, reverseOrder: true });
      const [event] = newest.events as { id: number }[];
      const isBusy = event?.id !== lastEvent;
      lastEvent = event?.id;
      if (isBusy) continue;
      const coming = [...this.#plays.values()].map((play) => play.messages.coming()).find((one) => one !== undefined);
      if (coming) {
        await this.#answer(coming.waiter, { nodeId: coming.nodeId, output: coming.output });
        continue;
      }
      await this.#engine!.clock.advance(HOUR);
      for (const late of this.#late.filter((one) => one.dueAt <= this.#engine!.clock.now())) {
        this.#late.splice(this.#late.indexOf(late), 1);
        await this.#answer(late.call, late.output);
      }
    }
    throw new Error(`${executionArn} does not end`);
  }

  /** The history as the SDK gives it: with dates. */
  async history(executionArn: string): Promise<HistoryEvent[]> {
    const events: HistoryEvent[] = [];
    let nextToken: Json | undefined;
    do {
      const body = { executionArn, maxResults: 1000, ...(nextToken && { nextToken }) };
      const page = await this.call('GetExecutionHistory', body);
      for (const event of page.events as { timestamp: number }[])
        events.push({ ...event, timestamp: new Date(event.timestamp * 1000) } as HistoryEvent);
      nextToken = page.nextToken;
    } while (nextToken);
    return events;
  }

  async #states(executionArn: string): Promise<string[]> {
    const names: string[] = [];
    let nextToken: Json | undefined;
    do {
      const page = await this.call('GetExecutionHistory', {
        executionArn,
        maxResults: 1000,
        ...(nextToken && { nextToken }),
      });
      for (const event of page.events as { stateEnteredEventDetails?: { name: string } }[])
        if (event.stateEnteredEventDetails) names.push(event.stateEnteredEventDetails.name);
      nextToken = page.nextToken;
    } while (nextToken);
    return names;
  }

  async #invoke(call: Call) {
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
    if (play.scenario.silent?.has(call.nodeId)) return {};
    const visit = play.visits.filter((one) => one.nodeId === call.nodeId).length;
    play.visits.push({ nodeId: call.nodeId, data: call.data ?? call.config.context ?? jobInput(call) });
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
    const late = outcome.hours || play.scenario.lateHours?.[call.nodeId];
    if (late !== undefined) {
      this.#late.push({
        dueAt: this.#engine!.clock.now() + late * HOUR,
        call,
        output: { output: { ...outcome.output } },
      });
      return {};
    }
    return call.taskToken ? this.#answer(call, { output: { ...outcome.output } }) : { output: { ...outcome.output } };
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
    this.#plays.set(executionId, {
      ...play,
      pausedAt: new Set(),
      messages: new Messages(),
      coordinator: new Coordinator(),
      caller: { play, catches: call.config.escalations ?? [] },
    });
    const [child, ...further] = [play.scenario.child!].flat();
    this.#plays.get(executionId)!.scenario = { ...play.scenario, ...(further.length > 0 && { child: further }) };
    const stateMachineArn = await this.#create(executionId, child!);
    const execution = { id: executionId, rootId: call.executionId, parentId: call.executionId, startedBy: 'test' };
    return { output: { stateMachineArn, executionId, input: { data: call.input ?? {}, __context__: {}, execution } } };
  }

  async #answer(call: Call, output: JsonObject): Promise<Json> {
    const taskToken = call.taskToken!;
    setImmediate(
      () => void this.call('SendTaskSuccess', { taskToken, output: JSON.stringify(output) }).catch(() => undefined),
    );
    return {};
  }
}

/** A job sees its input only. */
const jobInput = (call: Call): JsonObject =>
  call.operation === 'job.create' ? ((call.input ?? {}) as JsonObject) : {};
