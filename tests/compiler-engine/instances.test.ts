import { describe, expect, it } from 'vitest';
import { adding } from '../../state-machines/compiler/patterns/instances.ts';
import { aProcess, end, script, start, way } from '../../state-machines/compiler/testing/builders.ts';
import { FIXTURES } from '../../state-machines/compiler/testing/fixtures.ts';
import { anEngine, plainRunnerOn } from './an-engine.ts';
import type { JsonObject } from './calls.ts';

const engine = anEngine();

const run = plainRunnerOn(engine);

describe('a multi-instance activity', () => {
  const process = aProcess(
    [
      start(),
      script('each', {
        config: {
          source: 'x',
          inputs: { item: '{% $item %}', at: '{% $index %}', rate: '{% rate %}' },
          outputMapping: { total: '{% $output.n * $inputs.rate %}' },
          multiInstance: { mode: 'parallel', collection: 'list', outputCollection: 'totals' },
        },
      }),
      end(),
    ],
    way('start', 'each', 'end'),
  );

  it.each<[string, JsonObject, unknown]>([
    ['several elements', { list: ['a', 'b'], rate: 2 }, [{ total: 6 }, { total: 6 }]],
    ['one element', { list: ['a'], rate: 2 }, [{ total: 6 }]],
    ['no element', { list: [], rate: 2 }, []],
    ['a missing collection', { rate: 2 }, []],
  ])('collects the outputs of %s in order', async (_name, data, totals) => {
    const done = await run(process, data, { each: { output: { n: 3 } } });
    expect(done.data.totals).toEqual(totals);
  });

  it('tells each instance its element and position', async () => {
    const done = await run(process, { list: [['x'], null], rate: 1 }, { each: { output: { n: 1 } } });
    expect(done.calls.map((call) => [call.instance, call.input])).toEqual([
      [0, { item: ['x'], at: 0, rate: 1 }],
      [1, { item: null, at: 1, rate: 1 }],
    ]);
  });
});

describe('a multi-instance activity with a completion condition', () => {
  it.each<[JsonObject, number, string[]]>([
    [{ people: ['a', 'b', 'c'], needed: 2 }, 2, ['a', 'b']],
    [{ people: ['a', 'b', 'c'], needed: 9 }, 3, ['a', 'b', 'c']],
    [{ people: ['a'], needed: 0 }, 1, ['a']],
    [{ needed: 1 }, 0, []],
  ])('with %j asks %i', async (data, count, people) => {
    const done = await run(FIXTURES.untilFound!, data, { ask: { output: { ok: [true] } } });
    expect(done.calls.map((call) => (call.input as { who: string }).who)).toEqual(people);
    expect(done.data).toEqual({ ...data, answers: Array(count).fill({ ok: [true] }) });
  });
});

describe('instances that are added while others run', () => {
  const counted = (field: string) => [1, 2, 3].map((count) => ({ output: { [field]: count } }));
  const played = (enough: string, comes: readonly string[]) => {
    const left = [...comes];
    return run(
      adding(enough),
      { order: 'o1', needed: 2 },
      { begin: counted('begun'), count: counted('done') },
      {
        arrives: () => ({ nodeId: left.shift() ?? 'nothing', output: {} }),
      },
    );
  };
  const visited = ({ visits }: Awaited<ReturnType<typeof played>>) => visits.map((visit) => visit.nodeId);

  it('are waited for, all of them', async () => {
    const done = await played('done = begun', ['added', 'finished', 'added', 'finished', 'finished']);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { begun: 3, done: 3 } });
    expect(visited(done)).toEqual(['begin', 'begin', 'count', 'begin', 'count', 'count']);
  });

  it('are waited for until enough have finished', async () => {
    const done = await played('done >= needed', ['added', 'added', 'finished', 'finished']);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { begun: 3, done: 2 } });
  });
});
