/** Helpers of this folder's tests: an engine over a temporary database with functions answered in process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createStepFunctions,
  type Integrations,
  type StatusChangeEvent,
  type StepFunctions,
  type StepFunctionsOptions,
} from './index.ts';
import type { Json, JsonObject } from './json.ts';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/states`;

/** Ends at once with its input. */
export const PASS: JsonObject = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
/** Waits for an hour. */
export const WAIT: JsonObject = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } };

/** A function's body; what it throws becomes a function error named like the error. */
export type LambdaBody = (input: Json) => Json | Promise<Json>;

export const functionArn = (name: string): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;

export function integrationsOf(
  functions: Record<string, LambdaBody>,
  overrides: Partial<Integrations> = {},
): Integrations {
  return {
    async invokeLambda(arn, payload) {
      const body = functions[arn.split(':function:').at(-1) ?? ''];
      if (!body) throw Object.assign(new Error(`Function not found: ${arn}`), { name: 'ResourceNotFoundException' });
      try {
        return { statusCode: 200, payload: JSON.stringify(await body(JSON.parse(payload) as Json)) };
      } catch (error) {
        const { name, message } = error as Error;
        return {
          statusCode: 200,
          functionError: 'Unhandled',
          payload: JSON.stringify({ errorType: name, errorMessage: message }),
        };
      }
    },
    putEvents: (entries) => Promise.resolve({ FailedEntryCount: 0, Entries: entries.map(() => ({ EventId: 'e' })) }),
    call: (service, action) => Promise.reject(new Error(`no ${service}:${action} here`)),
    ...overrides,
  };
}

export interface TestEngine {
  engine: StepFunctions;
  events: StatusChangeEvent[];
  dataFile: string;
  call(action: string, body: JsonObject): Promise<JsonObject>;
  /** The error name of a call that must be refused. */
  refused(action: string, body: JsonObject): Promise<string>;
  create(definition: JsonObject, options?: JsonObject): Promise<string>;
  start(machineArn: string, input?: Json, name?: string): Promise<string>;
  /** Polls until the execution has ended. */
  finish(executionArn: string): Promise<JsonObject>;
  /** Creates, starts and finishes. */
  run(definition: JsonObject, input?: Json): Promise<JsonObject>;
  history(executionArn: string): Promise<JsonObject[]>;
  types(executionArn: string): Promise<string[]>;
  until<T>(probe: () => Promise<T | undefined | false>): Promise<T>;
  /** Closes the engine and opens it again; `between` may change what is on disk. */
  reopen(between?: () => void): Promise<void>;
  close(): Promise<void>;
}

export async function testEngine(
  functions: Record<string, LambdaBody> = {},
  overrides: Partial<StepFunctionsOptions> = {},
): Promise<TestEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'sfn-'));
  const dataFile = join(folder, 'sfn.sqlite');
  const events: StatusChangeEvent[] = [];
  let machines = 0;
  const open = (): Promise<StepFunctions> =>
    createStepFunctions({
      dataFile,
      accountId: ACCOUNT,
      region: REGION,
      integrations: integrationsOf(functions),
      onStatusChange: (event) => void events.push(event),
      ...overrides,
    });
  const test: TestEngine = {
    engine: await open(),
    events,
    dataFile,
    async call(action, body) {
      const answer = await test.engine.handle(`AWSStepFunctions.${action}`, body);
      if (answer.status !== 200) throw new Error(`${action}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async refused(action, body) {
      const answer = await test.engine.handle(`AWSStepFunctions.${action}`, body);
      if (answer.status === 200) throw new Error(`${action} was not refused`);
      return String(answer.body.__type);
    },
    async create(definition, options = {}) {
      const name = `machine-${++machines}`;
      const body = { name, roleArn: ROLE, definition: JSON.stringify(definition), ...options };
      return String((await test.call('CreateStateMachine', body)).stateMachineArn);
    },
    async start(stateMachineArn, input = {}, name) {
      const body = { stateMachineArn, input: JSON.stringify(input), ...(name === undefined ? {} : { name }) };
      return String((await test.call('StartExecution', body)).executionArn);
    },
    finish: (executionArn) =>
      test.until(async () => {
        const described = await test.call('DescribeExecution', { executionArn });
        return described.status === 'RUNNING' ? undefined : described;
      }),
    run: async (definition, input) => test.finish(await test.start(await test.create(definition), input)),
    async history(executionArn) {
      return (await test.call('GetExecutionHistory', { executionArn, maxResults: 1000 })).events as JsonObject[];
    },
    types: async (executionArn) => (await test.history(executionArn)).map((event) => String(event.type)),
    async until(probe) {
      const deadline = Date.now() + 10_000;
      for (;;) {
        const found = await probe();
        if (found !== undefined && found !== false) return found;
        if (Date.now() > deadline) throw new Error('it did not happen within 10 s');
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    async reopen(between) {
      await test.engine.close();
      between?.();
      test.engine = await open();
    },
    async close() {
      await test.engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return test;
}
