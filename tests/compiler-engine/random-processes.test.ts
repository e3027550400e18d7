import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import { playProcess } from '../../state-machines/compiler/reference/play.ts';
import { aTarget } from '../../state-machines/compiler/testing/builders.ts';
import { mutatedProcess } from '../../state-machines/compiler/testing/mutate.ts';
import { randomDag } from '../../state-machines/compiler/testing/random-dag.ts';
import { randomWeb } from '../../state-machines/compiler/testing/random-net.ts';
import { randomProcess } from '../../state-machines/compiler/testing/random-process.ts';
import { anEngine } from './an-engine.ts';
import { compare, isCertain, observable, outcomesOf } from './compare.ts';

const engine = anEngine();

const COORDINATED = /join\.(move|arrive)/;
const RUNS = Number(process.env.COMPILER_RUNS ?? 40);

describe('on the engine and in the token game', () => {
  it('a random process does the same', async () => {
    await fc.assert(
      fc.asyncProperty(randomProcess, fc.nat(), fc.boolean(), (drawn, seed, paused) =>
        compare(drawn, { engine, seed, paused }),
      ),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('a process with flows led elsewhere does the same, where it is sound', async () => {
    const sound = fc.tuple(mutatedProcess, fc.nat()).filter(([drawn]) => compileProcess(drawn, aTarget()).ok);
    await fc.assert(
      fc.asyncProperty(sound, async ([drawn, seed]) => {
        const { definition, faults } = observable(drawn);
        const played = await playProcess(definition, { seed }, outcomesOf(seed, faults), { mostSteps: 300 });
        fc.pre(played.status === 'succeeded');
        await compare(drawn, { engine, seed });
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('tokens that meet, part and come back wherever they like do the same', async () => {
    let nets = 0;
    await fc.assert(
      fc.asyncProperty(randomWeb, fc.nat(), fc.boolean(), fc.boolean(), async (drawn, seed, paused, late) => {
        const compiled = compileProcess(drawn, aTarget());
        fc.pre(compiled.ok && COORDINATED.test(compiled.asl));
        fc.pre(await isCertain(drawn, seed));
        if (compiled.ok && compiled.asl.includes('join.move')) nets++;
        await compare(drawn, { engine, seed, paused, late });
      }),
      { numRuns: RUNS, maxSkipsPerRun: 1_000 },
    );
    expect(nets).toBeGreaterThan(RUNS / 2);
  }, 600_000);

  it('activities that wait for each other in any order do the same', async () => {
    await fc.assert(
      fc.asyncProperty(randomDag, fc.nat(), fc.boolean(), (drawn, seed, paused) =>
        compare(drawn, { engine, seed, paused }),
      ),
      { numRuns: RUNS },
    );
  }, 600_000);
});
