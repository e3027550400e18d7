import { setTimeout as sleep } from 'node:timers/promises';
import type { CompileTarget } from '#compiler/index.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { Cast, type Step } from './cast.ts';
import { EngineClient } from './engine-client.ts';
import { startEngine } from './engine-process.ts';
import { Machines } from './machines.ts';
import { openIn } from './rest.ts';
import type { RunScript } from './script.ts';
import { serveTasks } from './task-server.ts';

export interface Played {
  readonly status: string;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly data: JsonObject;
  readonly steps: readonly Step[];
  /** Nodes at which the run waits for somebody the script has no answer of. */
  readonly waitsAt: readonly string[];
}

interface Stage {
  readonly definition: ProcessDefinition;
  readonly target: CompileTarget;
  readonly script: RunScript;
  readonly data: JsonObject;
  readonly onStep: (step: Step) => void;
}

const HOUR = 3_600_000;
/** An execution lasts a year at most. */
const LONGEST = 366 * 24 * HOUR;
const POLL_MS = 5;
/** Polls without anything happening after which time is moved on. */
const PATIENCE = 8;

/** Runs a process on the local engine, in a process of its own, with the script's people. When all wait, time moves on. */
export async function play({ definition, target, script, data, onStep }: Stage): Promise<Played> {
  const steps: Step[] = [];
  let calls = 0;
  const tasks = await serveTasks((call) => {
    calls++;
    return cast.answer(call);
  });
  const engine = await startEngine(tasks.url).catch((error: unknown) => {
    tasks.close();
    throw error;
  });
  const client = new EngineClient(engine.url);
  const machines = new Machines(client, target, script);
  const cast = new Cast(script, {
    succeed: (token, output) => client.succeed(token, output),
    fail: (token, error, cause) => client.fail(token, error, cause),
    prepareChild: (call) => machines.prepareChild(call),
    onStep: (step) => {
      steps.push(step);
      onStep(step);
    },
  });
  try {
    const executionArn = await machines.start(definition, data);
    let seen = -1;
    let quiet = 0;
    let step = HOUR;
    for (let passed = 0; ; ) {
      const described = await client.describe(executionArn);
      if (described.status !== 'RUNNING') {
        const output = described.output === undefined ? {} : (JSON.parse(described.output) as { data?: JsonObject });
        const { status, error, cause } = described;
        return { status: String(status), error, cause, data: output.data ?? {}, steps, waitsAt: [] };
      }
      quiet = calls === seen ? quiet + 1 : 0;
      seen = calls;
      if (quiet < PATIENCE) {
        await sleep(POLL_MS);
        if (quiet === 0) step = HOUR;
        continue;
      }
      if (passed > LONGEST || !(await timePasses(client, machines, cast))) {
        const waitsAt = [...new Set([...cast.waiting.values()].map(({ nodeId }) => nodeId))];
        return { status: 'WAITING', data: {}, steps, waitsAt };
      }
      await client.advance(step);
      passed += step;
      step *= 2;
      quiet = 0;
    }
  } finally {
    client.close();
    await engine.close();
    tasks.close();
  }
}

/** Whether anything could happen by time alone: a wait, a timer of something that waits, or work that has not ended. */
async function timePasses(client: EngineClient, machines: Machines, cast: Cast): Promise<boolean> {
  const histories = await Promise.all(machines.running().map((arn) => client.history(arn)));
  const open = histories.map(openIn);
  const waits = open.reduce((sum, { waits: more }) => sum + more, 0);
  const tasks = open.reduce((sum, { tasks: more }) => sum + more, 0);
  const children = machines.running().length - 1;
  if (waits > 0 || tasks - children > cast.waiting.size) return true;
  return [...cast.waiting.values()].some(({ nodeId }) => machines.hasTimer(nodeId));
}
