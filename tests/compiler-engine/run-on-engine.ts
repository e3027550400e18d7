import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStepFunctions, type StepFunctions } from '../../local/services/stepfunctions/index.ts';
import type { AslDefinition } from '../../state-machines/compiler/index.ts';
import type { Outcomes, Visit } from '../../state-machines/compiler/reference/play.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

export interface EngineRun {
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
  readonly input?: Json;
  readonly data?: JsonObject;
  readonly config: {
    readonly flow?: string;
    readonly flows?: string[];
    readonly context?: JsonObject;
    readonly name?: string;
    readonly correlationKey?: string;
    readonly awaits?: { nodeId: string; name: string; correlationKey?: string }[];
  };
}

/** Special answers of a run: what arrives at a wait for messages, and the machine that a subprocess runs. */
export interface Scenario {
  readonly pausedAt?: readonly string[];
  /** Which of the awaited nodes' events comes; undefined lets the wait run into its timeout. */
  readonly arrives?: (nodeIds: readonly string[]) => { nodeId: string; output: JsonObject } | undefined;
  readonly child?: AslDefinition;
  /** Human work that is answered only so many hours later. */
  readonly lateHours?: Readonly<Record<string, number>>;
}

interface Play {
  readonly outcomes: Outcomes;
  readonly scenario: Scenario;
  readonly calls: Call[];
  readonly visits: Visit[];
  /** The first visits of these activities find the run paused. */
  readonly pausedAt: Set<string>;
  /** Tokens that wait at coordinated joins: join → flow → data. */
  readonly joins: Map<string, Map<string, JsonObject>>;
  /** Timers that watch an activity, by the key of the message that releases them. */
  readonly watches: Map<string, Call>;
}

/** The join coordinator: the last token to arrive gets the data of all. */
function arriveAtJoin(call: Call, play: Play): Json {
  const arrived = play.joins.get(call.nodeId) ?? new Map<string, JsonObject>();
  if (arrived.has(call.config.flow!)) throw new Error(`two tokens on ${call.config.flow}`);
  arrived.set(call.config.flow!, call.input as JsonObject);
  play.joins.set(call.nodeId, arrived);
  const flows = call.config.flows!;
  if (!flows.every((flow) => arrived.has(flow))) return { output: { last: false, data: {} } };
  play.joins.delete(call.nodeId);
  return { output: { last: true, data: Object.assign({}, ...flows.map((flow) => arrived.get(flow))) as JsonObject } };
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
    const name = `run-${++this.#count}`;
    const play: Play = {
      outcomes,
      scenario,
      calls: [],
      visits: [],
      pausedAt: new Set(scenario.pausedAt),
      joins: new Map(),
      watches: new Map(),
    };
    this.#plays.set(name, play);
    const stateMachineArn = await this.#create(`machine-${this.#count}`, definition);
    const input = { data, __context__: {}, execution: { id: name, rootId: name, parentId: null, startedBy: 'test' } };
    const { executionArn } = await this.call('StartExecution', {
      stateMachineArn,
      name,
      input: JSON.stringify(input),
    });
    const ended = await this.#ended(String(executionArn));
    const output = ended.output === undefined ? {} : (JSON.parse(String(ended.output)) as { data: JsonObject });
    return {
      status: String(ended.status),
      error: ended.error === undefined ? undefined : String(ended.error),
      cause: ended.cause === undefined ? undefined : String(ended.cause),
      data: 'data' in output ? (output.data as JsonObject) : {},
      visits: play.visits,
      calls: play.calls,
      states: await this.#states(String(executionArn)),
    };
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
    for (let round = 0; Date.now() < deadline; round++) {
      const described = await this.call('DescribeExecution', { executionArn });
      if (described.status !== 'RUNNING') return described;
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (round % 10 !== 9) continue;
      await this.#engine!.clock.advance(HOUR);
      for (const late of this.#late.filter((one) => one.dueAt <= this.#engine!.clock.now())) {
        this.#late.splice(this.#late.indexOf(late), 1);
        await this.#answer(late.call, late.output);
      }
    }
    throw new Error(`${executionArn} does not end`);
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
    const play = this.#plays.get(call.executionId);
    if (!play) throw new Error(`no run ${call.executionId}`);
    if (call.operation === 'execution.hold') {
      play.pausedAt.delete(call.nodeId);
      return this.#answer(call, {});
    }
    if (play.pausedAt.has(call.nodeId)) throw Object.assign(new Error('paused'), { name: 'FlowMaster.Paused' });
    play.calls.push(call);
    if (call.config.name === 'flowmaster.released') return this.#release(call, play);
    if (call.operation === 'message.await') return this.#arrive(call, play);
    if (call.operation === 'join.arrive') return arriveAtJoin(call, play);
    if (call.operation === 'message.publish') return { output: {} };
    if (call.operation === 'rule.evaluate') return { output: { risk: 'low' } };
    if (call.operation === 'execution.prepare-child') return this.#prepareChild(call, play);
    const visit = play.visits.filter((one) => one.nodeId === call.nodeId).length;
    play.visits.push({ nodeId: call.nodeId, data: call.data ?? call.config.context ?? {} });
    const outcome = play.outcomes(call.nodeId, visit);
    if ('error' in outcome) {
      // A timeout is an answer that does not come; only work with a token can be late without end.
      if (outcome.error === 'States.Timeout' && call.taskToken) return {};
      throw Object.assign(new Error('failed'), { name: outcome.error });
    }
    const late = play.scenario.lateHours?.[call.nodeId];
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
    const [first] = call.config.awaits!;
    if (first?.name === 'flowmaster.released') {
      play.watches.set(String(first.correlationKey), call);
      return {};
    }
    const nodeIds = call.config.awaits!.map((awaited) => awaited.nodeId);
    const arrived = play.scenario.arrives ? play.scenario.arrives(nodeIds) : { nodeId: nodeIds[0]!, output: {} };
    return arrived ? this.#answer(call, arrived) : {};
  }

  /** The message that an activity has ended reaches the timer that watches it. */
  async #release(call: Call, play: Play): Promise<Json> {
    const deadline = Date.now() + 5_000;
    for (;;) {
      const watch = play.watches.get(String(call.config.correlationKey));
      if (watch) await this.#answer(watch, { nodeId: watch.nodeId, output: {} });
      if (watch || Date.now() > deadline) return { output: {} };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async #prepareChild(call: Call, play: Play): Promise<Json> {
    const executionId = `${call.executionId}-child-${play.calls.length}`;
    this.#plays.set(executionId, { ...play, pausedAt: new Set(), joins: new Map(), watches: new Map() });
    const stateMachineArn = await this.#create(executionId, play.scenario.child!);
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
