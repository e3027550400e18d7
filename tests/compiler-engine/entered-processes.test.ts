import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import type { Marking } from '../../shared/contracts/processes/index.ts';
import { plain, type TokenData } from '../../state-machines/compiler/reference/data.ts';
import { type Outcome, playBeginning, playRest, type Visit } from '../../state-machines/compiler/reference/play.ts';
import type { Standing } from '../../state-machines/compiler/reference/standing.ts';
import { randomDag } from '../../state-machines/compiler/testing/random-dag.ts';
import { fieldOf, randomProcess } from '../../state-machines/compiler/testing/random-process.ts';
import { anEngine, compile } from './an-engine.ts';
import type { JsonObject } from './calls.ts';
import { showingAll } from './observable.ts';

const engine = anEngine();

const RUNS = Number(process.env.COMPILER_RUNS ?? 40);

/** Outputs between 0 and 9; from the third visit on 0, so that every loop ends. */
const outcomesOf =
  (seed: number) =>
  (nodeId: string, visit: number): Outcome => {
    const chance = [...`${seed}/${nodeId}/${visit}`].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 9973, 7);
    return { output: { [fieldOf(nodeId)]: visit >= 2 ? 0 : chance % 10 } };
  };

/** The marking of a situation: a token at a gateway that waits for others waits there, any other enters its node. */
function markingOf({ tokens, ended }: Standing, definition: ProcessDefinition): Marking {
  const standing = tokens.map(({ at }): Marking => {
    const node = definition.nodes.find((one) => one.node_id === at.to)!;
    const waits = node.config.gateway === 'parallel' || node.config.gateway === 'inclusive';
    const ways = definition.flows.filter((flow) => flow.to === at.to).length;
    return waits && ways > 1 ? { waits: at.to } : { at: at.to };
  });
  return { tokens: [...standing, ...ended.map(() => ({ ended: true }) as const)] };
}

/** What all tokens begin with: of each field the value that was written least often; and what each has beside it. */
function dataOf({ tokens, ended }: Standing) {
  const all = [...tokens.map((token) => token.data), ...ended];
  const base = new Map<string, { value: unknown; writes: number }>();
  for (const data of all)
    for (const [field, entry] of data)
      if (all.every((one) => one.has(field)) && entry.writes < (base.get(field)?.writes ?? Infinity))
        base.set(field, entry);
  const data = Object.fromEntries([...base].map(([field, { value }]) => [field, value]));
  const own = (token: TokenData) => {
    const changed = Object.entries(plain(token)).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(data[field]),
    );
    return { set: Object.fromEntries(changed), drop: [] };
  };
  return { data: data as JsonObject, tokens: Object.fromEntries(all.map((one, at) => [`${at}`, own(one)])) };
}

const byNode = (visits: readonly Visit[]) => Object.groupBy(visits, ({ nodeId }) => nodeId);

async function compare(drawn: ProcessDefinition, seed: number, firings: number): Promise<void> {
  const definition = showingAll(drawn);
  const standing = await playBeginning(definition, { seed }, outcomesOf(seed + 1), firings);
  fc.pre(standing !== undefined);
  const compiled = compile(definition, { entry: markingOf(standing, definition) });
  const outcomes = outcomesOf(seed);
  const played = await playRest(definition, { seed }, standing, outcomes);
  const { data, tokens } = dataOf(standing);
  const run = await engine.run(compiled.definition, data, outcomes, { tokens: tokens });
  expect({ status: run.status, cause: run.cause }).toEqual({ status: 'SUCCEEDED', cause: undefined });
  expect(played.status).toBe('succeeded');
  expect(byNode(run.visits)).toEqual(byNode(played.visits));
  expect(run.data).toEqual(played.data);
}

describe('a run that begins where the tokens of another one stand', () => {
  it('goes on as that one does', async () => {
    await fc.assert(fc.asyncProperty(randomProcess, fc.nat(), fc.nat(30), compare), { numRuns: RUNS });
  }, 600_000);

  it('goes on as that one does where activities wait for each other in any order', async () => {
    await fc.assert(fc.asyncProperty(randomDag, fc.nat(), fc.nat(12), compare), { numRuns: RUNS });
  }, 600_000);
});
