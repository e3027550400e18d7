import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { createStepFunctions, type StepFunctions } from '../../local/services/stepfunctions/index.ts';
import type { AslDefinition } from '../../state-machines/compiler/index.ts';
import type { Outcomes, Visit } from '../../state-machines/compiler/reference/play.ts';
import type { MachinePart } from '../../state-machines/compiler/split/split-machine.ts';
import type { Call, Json, JsonObject } from './calls.ts';
import type { Coordinator } from './coordinator.ts';
import type { Scenario } from './scenario.ts';
import { TaskFunctions } from './task-functions.ts';

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

interface Stopped {
  readonly definition: AslDefinition;
  readonly data: JsonObject;
  readonly outcomes: Outcomes;
  readonly silent: ReadonlySet<string>;
}

const HOUR = 3_600_000;

/** The local engine with task functions that answer what a test's outcomes say. */
export class EngineHarness {
  readonly #folder = mkdtempSync(join(tmpdir(), 'flowmaster-compiler-'));
  readonly #functions = new TaskFunctions({
    now: () => this.#engine!.clock.now(),
    create: (name, definition) => this.#create(name, definition),
    succeed: (taskToken, output) => this.call('SendTaskSuccess', { taskToken, output: JSON.stringify(output) }),
  });
  #engine: StepFunctions | undefined;
  #count = 0;

  async open(): Promise<this> {
    this.#engine = await createStepFunctions({
      dataFile: join(this.#folder, 'engine.sqlite'),
      accountId: '000000000000',
      region: 'us-east-1',
      random: () => 0.5,
      integrations: {
        invokeLambda: async (_arn, payload) => this.#functions.invoke(JSON.parse(payload) as Call),
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
      states: (await this.history(executionArn)).flatMap(({ stateEnteredEventDetails: at }) => at?.name ?? []),
    };
  }

  async #start(definition: AslDefinition, data: JsonObject, outcomes: Outcomes, scenario: Scenario) {
    const name = `run-${++this.#count}`;
    const play = this.#functions.expect(name, outcomes, scenario);
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
      if (round % 3 !== 2) continue;
      // Settles what goes on at this moment: on a busy machine, calls may be under way for longer than that.
      await this.#engine!.clock.advance(0);
      const newest = await this.call('GetExecutionHistory', { executionArn, maxResults: 1, reverseOrder: true });
      const [event] = newest.events as { id: number }[];
      const isBusy = event?.id !== lastEvent;
      lastEvent = event?.id;
      if (isBusy) continue;
      if (await this.#functions.bringNext()) continue;
      await this.#engine!.clock.advance(this.#untilNext());
      await this.#functions.answerLate();
    }
    throw new Error(`${executionArn} does not end`);
  }

  /** So many whole hours until something happens again. */
  #untilNext(): number {
    const { clock } = this.#engine!;
    const next = Math.min(clock.nextDue() ?? Infinity, this.#functions.nextLate());
    return Number.isFinite(next) ? Math.max(1, Math.ceil((next - clock.now()) / HOUR)) * HOUR : HOUR;
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
}
