import { afterAll, beforeAll, expect } from 'vitest';
import { diagnose } from '../../local/services/stepfunctions/asl/check.ts';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { type CompileOptions, compileProcess } from '../../state-machines/compiler/compile.ts';
import type { Compiled } from '../../state-machines/compiler/index.ts';
import type { Outcome, Outcomes } from '../../state-machines/compiler/reference/play.ts';
import { aTarget } from '../../state-machines/compiler/testing/builders.ts';
import { lint } from '../../state-machines/compiler/testing/lint.ts';
import type { JsonObject } from './calls.ts';
import { EngineHarness, type EngineRun } from './run-on-engine.ts';
import type { Scenario } from './scenario.ts';

/** An engine for the tests of a file. */
export function anEngine(): EngineHarness {
  const engine = new EngineHarness();
  beforeAll(() => engine.open());
  afterAll(() => engine.close());
  return engine;
}

export function compile(definition: ProcessDefinition, options: CompileOptions = {}): Compiled {
  const result = compileProcess(definition, aTarget(), options);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result;
}

/** As `compile`; both linters and the engine's own check take what comes out. */
export async function linted(definition: ProcessDefinition, options: CompileOptions = {}): Promise<Compiled> {
  const result = compile(definition, options);
  expect(await lint(result.definition)).toEqual([]);
  const diagnostics = diagnose(JSON.stringify(result.definition), 'STANDARD');
  expect(diagnostics.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  return result;
}

/** What activities do, by their ids: always the same, or one after another, the last again and again; nothing otherwise. */
export type Doings = Readonly<Record<string, Outcome | readonly Outcome[]>>;

export const doing =
  (doings: Doings): Outcomes =>
  (nodeId, visit) => {
    const outcomes = [doings[nodeId] ?? gives({})].flat();
    return outcomes[Math.min(visit, outcomes.length - 1)]!;
  };

export const gives = (output: JsonObject): Outcome => ({ output });
export const never: Outcome = { error: 'States.Timeout' };

/** A scenario, the data that the run begins with, and where it does if not at its start. */
interface Circumstances extends Scenario {
  readonly data?: JsonObject;
  readonly entryNode?: string;
}

/** Runs processes that both linters take. */
export const runnerOn =
  (engine: EngineHarness) =>
  async (definition: ProcessDefinition, doings: Doings = {}, circumstances: Circumstances = {}): Promise<EngineRun> => {
    const { data = {}, entryNode, ...scenario } = circumstances;
    const { definition: machine } = await linted(definition, entryNode === undefined ? {} : { entryNode });
    return engine.run(machine, data, doing(doings), scenario);
  };

/** Runs processes that are linted elsewhere, with the data that they begin with. */
export const plainRunnerOn =
  (engine: EngineHarness) =>
  (definition: ProcessDefinition, data: JsonObject, doings: Doings = {}, scenario: Scenario = {}): Promise<EngineRun> =>
    engine.run(compile(definition).definition, data, doing(doings), scenario);

/** The activities of a run, in the order in which they were visited. */
export const nodesOf = ({ visits }: Pick<EngineRun, 'visits'>): string[] => visits.map((visit) => visit.nodeId);
