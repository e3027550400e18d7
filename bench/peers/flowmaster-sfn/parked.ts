/**
 * How much a parked execution costs: `node bin/run.mjs bench/peers/flowmaster-sfn/parked.ts [executions]`. Creates executions that
 * wait for a task token, tells the memory of the process (the engine alone, functions answered in process), opens the same database
 * again and answers every token. Figures go to standard output.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStepFunctions, type StepFunctions } from '../../../local/services/stepfunctions/index.ts';

const COUNT = Number(process.argv[2] ?? 100_000);
const IN_FLIGHT = 50;
const folder = mkdtempSync(join(tmpdir(), 'sfn-parked-'));
const dataFile = join(folder, 'sfn.sqlite');
const account = '123456789012';
const tokens: string[] = [];
let completed = 0;

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);
const rss = (): number => megabytes(process.memoryUsage.rss());

function open(): Promise<StepFunctions> {
  return createStepFunctions({
    dataFile,
    accountId: account,
    region: 'eu-west-1',
    onStatusChange: ({ detail }) => {
      if (detail.status === 'SUCCEEDED') completed++;
    },
    integrations: {
      invokeLambda: (_arn, payload) => {
        tokens.push((JSON.parse(payload) as { token: string }).token);
        return Promise.resolve({ statusCode: 200, payload: '{}' });
      },
      putEvents: () => Promise.resolve({ FailedEntryCount: 0, Entries: [] }),
      call: () => Promise.reject(new Error('nothing else is called here')),
    },
  });
}

async function call(engine: StepFunctions, action: string, body: object): Promise<Record<string, unknown>> {
  const answer = await engine.handle(`AWSStepFunctions.${action}`, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

async function pool(work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < COUNT) await work(next++);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const from = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const used = process.cpuUsage(cpu);
  const seconds = (performance.now() - from) / 1000;
  const cpuMs = (used.user + used.system) / 1000;
  console.log(`${what}: ${seconds.toFixed(1)} s, ${(cpuMs / COUNT).toFixed(2)} ms of CPU each, RSS ${rss()} MB`);
}

const wait = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
  End: true,
};
const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Ask', States: { Ask: wait } });
const roleArn = `arn:aws:iam::${account}:role/bench`;

try {
  let engine = await open();
  const { stateMachineArn } = await call(engine, 'CreateStateMachine', { name: 'ask', roleArn, definition });
  console.log(`empty: RSS ${rss()} MB`);
  await timed(`create ${COUNT}`, async () => {
    await pool((id) => call(engine, 'StartExecution', { stateMachineArn, input: JSON.stringify({ id }) }));
    await until(() => engine.loaded === 0);
  });
  await engine.close();
  console.log(`database: ${megabytes(statSync(dataFile).size)} MB`);
  await timed('open again', async () => {
    engine = await open();
  });
  await timed('resume', async () => {
    await pool((index) => call(engine, 'SendTaskSuccess', { taskToken: tokens[index], output: '{}' }));
    await until(() => completed === COUNT);
  });
  await engine.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
