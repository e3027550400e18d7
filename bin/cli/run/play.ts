import { setTimeout as sleep } from 'node:timers/promises';
import type { CompileTarget } from '#compiler/index.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { CliFault } from '../fault.ts';
import { Cast, type Step } from './cast.ts';
import { EngineClient } from './engine-client.ts';
import { startEngine } from './engine-process.ts';
import { Machines } from './machines.ts';
import { type Doing, doingOf } from './rest.ts';
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
const POLL_MS = 20;
/** Real time in which nothing happens though nobody is waited for: then something is wrong with the engine. */
const STUCK_MS = 120_000;

/** Runs a process on the local engine, in a process of its own, with the script's people. When all wait, time moves on. */
export async function play({ definition, target, script, data, onStep }: Stage): Promise<Played> {
  const steps: Step[] = [];
  /** Calls and answers that are on their way. */
  let busy = 0;
  let calls = 0;
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    busy++;
    return work.finally(() => busy--);
  };
  const tasks = await serveTasks((call) => {
    calls++;
    return counted(cast.answer(call));
  });
  const engine = await startEngine(tasks.url).catch((error: unknown) => {
    tasks.close();
    throw error;
  });
  const client = new EngineClient(engine.url);
  const machines = new Machines(client, target, script);
  const cast = new Cast(script, {
    succeed: (token, output) => counted(client.succeed(token, output)),
    fail: (token, error, cause) => counted(client.fail(token, error, cause)),
    prepareChild: (call) => machines.prepareChild(call),
    onStep: (step) => {
      steps.push(step);
      onStep(step);
    },
  });
  try {
    const executionArn = await machines.start(definition, data);
    const time = new Time(client);
    let seen = 0;
    for (let before: Doing | undefined; ; ) {
      const described = await client.describe(executionArn);
      if (described.status !== 'RUNNING') {
        const output = described.output === undefined ? {} : (JSON.parse(described.output) as { data?: JsonObject });
        const { status, error, cause } = described;
        return { status: String(status), error, cause, data: output.data ?? {}, steps, waitsAt: [] };
      }
      // Histories are read only once no calls come any more.
      const quiet = busy === 0 && calls === seen;
      seen = calls;
      const doing: Doing | undefined = quiet ? await doingOf(executionArn, (arn) => client.history(arn)) : undefined;
      if (!doing || doing.events !== before?.events) time.somethingHappened();
      else if (isAtRest(doing, cast)) {
        const fires = doing.waits > 0 || [...cast.waiting.values()].some(({ nodeId }) => machines.hasTimer(nodeId));
        if (!fires || time.passed > LONGEST) return { status: 'WAITING', data: {}, steps, waitsAt: waitingAt(cast) };
        await time.moveOn();
      } else time.checkPatience();
      before = doing;
      await sleep(POLL_MS);
    }
  } finally {
    client.close();
    await engine.close();
    tasks.close();
  }
}

/** Nothing is under way but waits, and calls that the script has no answer of. */
const isAtRest = ({ calls, waits }: Doing, { waiting }: Cast): boolean =>
  calls <= waiting.size && (waits > 0 || calls > 0);

/** Lanes without a token wait for nobody. */
const waitingAt = ({ waiting }: Cast): string[] => [
  ...new Set([...waiting.values()].flatMap(({ nodeId, operation }) => (operation === 'join.move' ? [] : [nodeId]))),
];

/** The engine's time: it is moved on in steps that grow as long as nothing comes of them. */
class Time {
  passed = 0;
  #step = HOUR;
  #quietSince = Date.now();
  readonly #client: EngineClient;

  constructor(client: EngineClient) {
    this.#client = client;
  }

  somethingHappened(): void {
    this.#step = HOUR;
    this.#quietSince = Date.now();
  }

  async moveOn(): Promise<void> {
    await this.#client.advance(this.#step);
    this.passed += this.#step;
    this.#step *= 2;
    this.#quietSince = Date.now();
  }

  /** A retry may be due in a while, in real time. */
  checkPatience(): void {
    if (Date.now() - this.#quietSince < STUCK_MS) return;
    throw new CliFault(
      'platform',
      'run.engine-stuck',
      'The local engine does nothing any more, though nobody is waited for.',
    );
  }
}
