import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scratch, startScratch } from '../testing/scratch.ts';
import { clientClasses } from './methods.ts';
import { Trial } from './probe.ts';
import { readTable, table } from './table.ts';

let scratch: Scratch;
let trial: Trial;
beforeAll(async () => {
  scratch = await startScratch();
  trial = new Trial(scratch);
});
afterAll(() => scratch.stop());

describe.each(clientClasses)('$name of arangojs', ({ members, probes }) => {
  it('is tried in all of its methods', () => {
    expect(Object.keys(probes).sort()).toEqual(members.toSorted());
  });

  const tried = Object.entries(probes).flatMap(([method, probe]) =>
    probe.kind === 'client' ? [] : [{ method, probe }],
  );
  it.each(tried)('$method: $probe.kind', ({ probe }) => probe.run(trial));
});

it('is told in the README as it is', () => {
  expect(readTable()).toBe(table());
});
