/** Runs executions against the engine in a process of its own that is killed (SIGKILL) again and again, and checks what is left. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../json.ts';
import { callEngine, retried } from './client.ts';

export interface CrashPlan {
  executions: number;
  kills: number;
  concurrency: number;
  /** Time between a start of the engine and its killing, at most. */
  upToMs: number;
}

export interface CrashReport {
  kills: number;
  acknowledgedStarts: number;
  acknowledgedAnswers: number;
  /** Executions by how they ended; each was checked to have ended once. */
  ended: Record<string, number>;
  problems: string[];
}

const MACHINE = 'crash';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:step';
const ROLE = 'arn:aws:iam::123456789012:role/crash';

/** Two calls, a wait, a parked token, a parallel block, a child execution, a map run: each way of being interrupted. */
function definitions(): { child: JsonObject; main: JsonObject } {
  const call = (rest: JsonObject): JsonObject => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: FUNCTION, Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 5 }],
    ...rest,
  });
  const branch = (name: string): JsonObject => ({ StartAt: name, States: { [name]: call({ End: true }) } });
  return {
    child: { QueryLanguage: 'JSONata', StartAt: 'C', States: { C: call({ End: true }) } },
    main: {
      QueryLanguage: 'JSONata',
      StartAt: 'First',
      States: {
        First: call({ Next: 'Pause' }),
        Pause: { Type: 'Wait', Seconds: 1, Next: 'Ask' },
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Arguments: {
            FunctionName: FUNCTION,
            Payload: { id: '{% $states.input.id %}', token: '{% $states.context.Task.Token %}' },
          },
          Next: 'Both',
        },
        Both: {
          Type: 'Parallel',
          Branches: [branch('Left'), branch('Right')],
          Output: '{% $states.result[0] %}',
          Next: 'Child',
        },
        Child: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Arguments: {
            StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:child',
            Input: '{% $states.input %}',
          },
          Output: '{% $states.result.Output %}',
          Next: 'Each',
        },
        Each: {
          Type: 'Map',
          Items: '{% [$states.input, $states.input] %}',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            ...branch('Item'),
          },
          Output: '{% $states.result[0] %}',
          End: true,
        },
      },
    },
  };
}

export async function crashRun(plan: CrashPlan, random: () => number = Math.random): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sfn-crash-'));
  const report: CrashReport = { kills: 0, acknowledgedStarts: 0, acknowledgedAnswers: 0, ended: {}, problems: [] };
  const target = { port: 0 };
  const answered = new Set<number>();
  const lambda = await startLambda((id, token) => {
    // A repeated call hands out the same token again: it is answered again too, and the second answer may be refused.
    void retried(() =>
      callEngine(target.port, 'SendTaskSuccess', { taskToken: token, output: JSON.stringify({ id, answered: true }) }),
    ).then(
      () => answered.add(id),
      (error: Error) => answered.has(id) || report.problems.push(`answer ${id} was refused: ${error.message}`),
    );
  });
  const engine = new KilledEngine(folder, (lambda.address() as AddressInfo).port, target);
  try {
    await engine.start();
    const { child, main } = definitions();
    await create(target, 'child', child);
    const machine = await create(target, MACHINE, main);
    const killing = engine.killRepeatedly(plan, random);
    await startAll(plan, target, machine, report);
    report.kills = await killing;
    await verify(plan, target, machine, report);
    report.acknowledgedAnswers = answered.size;
  } finally {
    await engine.stop();
    lambda.close();
    lambda.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
  return report;
}

function create(target: { port: number }, name: string, definition: JsonObject): Promise<string> {
  const body = { name, roleArn: ROLE, definition: JSON.stringify(definition) };
  return retried(async () => String((await callEngine(target.port, 'CreateStateMachine', body)).stateMachineArn));
}

async function startAll(
  plan: CrashPlan,
  target: { port: number },
  machine: string,
  report: CrashReport,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < plan.executions) {
      const id = next++;
      const body = { stateMachineArn: machine, name: `e-${id}`, input: JSON.stringify({ id }) };
      await retried(() => callEngine(target.port, 'StartExecution', body));
      report.acknowledgedStarts++;
    }
  };
  await Promise.all(Array.from({ length: plan.concurrency }, worker));
}

async function verify(plan: CrashPlan, target: { port: number }, machine: string, report: CrashReport): Promise<void> {
  for (let id = 0; id < plan.executions; id++) {
    const executionArn = `${machine.replace(':stateMachine:', ':execution:')}:e-${id}`;
    const row = await ended(target, executionArn);
    const status = String(row.status);
    report.ended[status] = (report.ended[status] ?? 0) + 1;
    const { events } = (await retried(() =>
      callEngine(target.port, 'GetExecutionHistory', { executionArn, maxResults: 1000 }),
    )) as { events: JsonObject[] };
    const wrong = events.findIndex((event, index) => event.id !== index + 1);
    if (wrong >= 0) report.problems.push(`e-${id}: event ${wrong + 1} has id ${String(events[wrong]?.id)}`);
    for (const type of ['ExecutionStarted', 'ExecutionSucceeded', 'WaitStateExited', 'ParallelStateSucceeded']) {
      const count = events.filter((event) => event.type === type).length;
      if (count !== 1) report.problems.push(`e-${id}: ${count} ${type} events`);
    }
    if (row.output !== JSON.stringify({ id, answered: true, step: true }))
      report.problems.push(`e-${id}: output ${String(row.output)}`);
  }
}

async function ended(target: { port: number }, executionArn: string): Promise<JsonObject> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const row = await retried(() => callEngine(target.port, 'DescribeExecution', { executionArn }));
    if (row.status !== 'RUNNING') return row;
    if (Date.now() > deadline) throw new Error(`${executionArn} has not ended: lost work`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Functions: a step adds a mark; a payload with a token is reported. */
async function startLambda(onToken: (id: number, token: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      const payload = JSON.parse(text) as { id: number; token?: string };
      if (payload.token) onToken(payload.id, payload.token);
      response.end(JSON.stringify(payload.token ? {} : { ...payload, step: true }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

class KilledEngine {
  readonly #arguments: string[];
  readonly #target: { port: number };
  #process: ChildProcess | undefined;

  constructor(folder: string, lambdaPort: number, target: { port: number }) {
    const main = new URL('../main.ts', import.meta.url).pathname;
    this.#arguments = [
      '--disable-warning=ExperimentalWarning',
      main,
      '--port',
      '0',
      '--data-dir',
      folder,
      '--lambda-endpoint',
      `http://127.0.0.1:${lambdaPort}`,
    ];
    this.#target = target;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, this.#arguments, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = child;
    this.#target.port = await new Promise<number>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        const port = /127\.0\.0\.1:(\d+)/.exec(String(chunk))?.[1];
        if (port) resolve(Number(port));
      });
      child.once('exit', (code) => reject(new Error(`the engine ended with ${code}`)));
    });
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Kills and restarts at random moments; answers how often. */
  async killRepeatedly(plan: CrashPlan, random: () => number): Promise<number> {
    for (let count = 0; count < plan.kills; count++) {
      await new Promise((resolve) => setTimeout(resolve, 20 + random() * plan.upToMs));
      await this.stop();
      await this.start();
    }
    return plan.kills;
  }
}
