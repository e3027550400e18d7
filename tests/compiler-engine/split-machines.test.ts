import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectRun } from '../../functions/executions/history/project-run.ts';
import { joinHistories } from '../../shared/adapters/state-machines/join-histories.ts';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { SourceMapSchema } from '../../shared/contracts/processes/index.ts';
import { type Compiled, compileProcess } from '../../state-machines/compiler/index.ts';
import type { Outcome, Visit } from '../../state-machines/compiler/reference/play.ts';
import type { Budget } from '../../state-machines/compiler/split/budget.ts';
import { splitMachine } from '../../state-machines/compiler/split/split-machine.ts';
import {
  aProcess,
  aTarget,
  end,
  gateway,
  human,
  script,
  start,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { lint } from '../../state-machines/compiler/testing/lint.ts';
import { fieldOf, randomProcess } from '../../state-machines/compiler/testing/random-process.ts';
import { randomScopes } from '../../state-machines/compiler/testing/random-scopes.ts';
import { anEngine } from './an-engine.ts';
import { showingAll } from './observable.ts';
import type { EngineRun } from './run-on-engine.ts';
import { scopeOutcomes, together } from './scope-outcomes.ts';

const engine = anEngine();

const RUNS = Number(process.env.COMPILER_RUNS ?? 25);

/** So small that nearly everything is split, and large states are split within. */
const tiny: Budget = { mostBytes: 1, mostEvents: 1, partBytes: 3_500, partEvents: 25 };

function compiled(definition: ProcessDefinition) {
  const result = compileProcess(definition, aTarget());
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result;
}

/** Outputs between 0 and 9, from the third visit on 0, so that loops end; every seventh first visit fails. */
const outcomesOf =
  (seed: number) =>
  (nodeId: string, visit: number): Outcome => {
    const chance = [...`${seed}/${nodeId}/${visit}`].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 9973, 7);
    if (visit === 0 && seed % 3 === 0 && chance % 7 === 0) return { error: 'Broken' };
    return { output: { [fieldOf(nodeId)]: visit >= 2 ? 0 : chance % 10 } };
  };

/** What the history shows on the drawing; the times and the order of what runs beside each other are the run's own. */
async function projected(run: EngineRun, { sourceMap }: Compiled, { nodes }: ProcessDefinition) {
  const history = await joinHistories(await engine.history(run.executionArn), (arn) => engine.history(arn));
  const shown = projectRun(history, { nodes, sourceMap: SourceMapSchema.parse(sourceMap) });
  return {
    end: shown.end && { ...shown.end, time: undefined, error: shown.end.error?.name },
    flows: shown.takenFlows.toSorted(),
    nodes: shown.nodes
      .map(({ startedAt: _, endedAt: __, durationMs: ___, ...node }) => JSON.stringify(node))
      .toSorted(),
  };
}

const byNode = (visits: readonly Visit[]) => Object.groupBy(visits, ({ nodeId }) => nodeId);

const endOf = ({ status, error, cause, data }: EngineRun) => ({ status, error, cause, data });

describe('a machine that is split', () => {
  it('visits the same nodes with the same data, and ends in the same way', async () => {
    let parts = 0;
    await fc.assert(
      fc.asyncProperty(randomProcess, fc.nat(), async (definition, seed) => {
        const whole = compiled(definition);
        const split = splitMachine(whole.definition, whole.sourceMap, tiny);
        parts += split.parts.length;
        const outcomes = outcomesOf(seed);
        const expected = await engine.run(whole.definition, { seed }, outcomes);
        const found = await engine.run(split.definition, { seed }, outcomes, { parts: split.parts });
        expect(endOf(found)).toEqual(endOf(expected));
        const [shown, asBefore] = [
          await projected(found, whole, definition),
          await projected(expected, whole, definition),
        ];
        expect(shown.end).toEqual(asBefore.end);
        // Which of two branches that fail is the first, and what else had begun by then, is the run's own.
        if (expected.status !== 'SUCCEEDED') return;
        expect(shown).toEqual(asBefore);
        expect(byNode(found.visits)).toEqual(byNode(expected.visits));
      }),
      { numRuns: RUNS },
    );
    expect(parts).toBeGreaterThan(RUNS);
  }, 600_000);

  it('gives its parts what tells visits apart around them', async () => {
    let parts = 0;
    await fc.assert(
      fc.asyncProperty(randomScopes, fc.nat(), async (drawn, seed) => {
        const definition = showingAll(drawn);
        const whole = compiled(definition);
        const split = splitMachine(whole.definition, whole.sourceMap, tiny);
        parts += split.parts.length;
        const outcomes = scopeOutcomes(together([definition]), seed);
        const messageTasks = definition.nodes.filter(({ config }) => config.task === true).map((node) => node.node_id);
        const [expected, found] = [
          await engine.run(whole.definition, { seed }, outcomes, { messageTasks }),
          await engine.run(split.definition, { seed }, outcomes, { messageTasks, parts: split.parts }),
        ];
        expect(endOf(found)).toEqual(endOf(expected));
        expect(byNode(found.visits)).toEqual(byNode(expected.visits));
      }),
      { numRuns: RUNS },
    );
    expect(parts).toBeGreaterThan(RUNS);
  }, 600_000);

  it('is made of machines that the linters and the engine take', async () => {
    const nodes = [
      start(),
      script('a'),
      gateway('split', 'parallel'),
      human('b'),
      script('c'),
      gateway('join', 'parallel'),
      script('d'),
      end(),
    ];
    const flows = [...way('start', 'a', 'split', 'b', 'join', 'd', 'end'), ...way('split', 'c', 'join')];
    const { definition, sourceMap } = compiled(aProcess(nodes, flows));
    const split = splitMachine(definition, sourceMap, tiny);
    expect(split.parts.length).toBeGreaterThan(2);
    for (const machine of [split.definition, ...split.parts.map((part) => part.definition)])
      expect(await lint(machine)).toEqual([]);
  });

  it('stays whole where it fits', () => {
    const { definition, sourceMap } = compiled(aProcess([start(), script('a'), end()], way('start', 'a', 'end')));
    const roomy: Budget = { mostBytes: 100_000, mostEvents: 100, partBytes: 50_000, partEvents: 50 };
    expect(splitMachine(definition, sourceMap, roomy)).toEqual({ definition, parts: [] });
  });
});
