import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import { adding } from '../../state-machines/compiler/patterns/instances.ts';
import type { Outcome } from '../../state-machines/compiler/reference/play.ts';
import {
  aProcess,
  aTarget,
  end,
  flow,
  gateway,
  human,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { FIXTURES } from '../../state-machines/compiler/testing/fixtures.ts';
import { EngineHarness } from './run-on-engine.ts';
import type { Scenario } from './scenario.ts';

let engine: EngineHarness;
beforeAll(async () => {
  engine = await new EngineHarness().open();
});
afterAll(() => engine.close());

type Data = Parameters<EngineHarness['run']>[1];

function compiled(definition: ProcessDefinition) {
  const result = compileProcess(definition, aTarget());
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.definition;
}

const run = (
  definition: ProcessDefinition,
  data: Data,
  outcomes: Record<string, Outcome | Outcome[]> = {},
  scenario: Scenario = {},
) =>
  engine.run(
    compiled(definition),
    data,
    (nodeId, visit) => {
      const given = outcomes[nodeId] ?? { output: {} };
      return Array.isArray(given) ? given[Math.min(visit, given.length - 1)]! : given;
    },
    scenario,
  );

describe('a decision', () => {
  it('loops back until its condition holds', async () => {
    const done = await run(
      FIXTURES.loopBack!,
      { amount: 5 },
      { approve: [{ output: { approved: false } }, { output: { approved: true } }] },
    );
    expect(done.states).toEqual(['Approve purchase', 'Approved?', 'correct', 'Approve purchase', 'Approved?', 'done']);
    expect(done.data).toEqual({ amount: 5, approved: true });
  });

  it('takes the way that its decision model says', async () => {
    const done = await run(FIXTURES.decisionModel!, {});
    expect(done.states.at(-1)).toBe('low');
  });

  it('fails the run with the name of the flow when its condition gives no boolean', async () => {
    const process = aProcess(
      [start(), gateway('g', 'exclusive', { title: 'Paid?' }), end('yes'), end('no')],
      [flow('start', 'g'), flow('g', 'yes', { condition: 'paid' }), flow('g', 'no', { isDefault: true })],
    );
    const done = await run(process, { paid: 'perhaps' });
    expect(done).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining('from “Paid?” to “yes”'),
    });
  });
});

describe('required inputs', () => {
  it('fail the run with the name of the field when they have no value', async () => {
    const done = await run(FIXTURES.loopBack!, {});
    expect(done).toMatchObject({ status: 'FAILED', cause: expect.stringContaining('needs the field amount') });
  });
});

describe('blocks', () => {
  it('hand back what their branches write', async () => {
    const done = await run(
      FIXTURES.parallel!,
      { z: 0 },
      { a: { output: { x: [1] } }, b: { output: { y: { k: [] }, unknown: 1 } } },
    );
    expect(done.data).toEqual({ z: 0, x: [1], y: { k: [] } });
  });

  it('let the later branch win where two changed one field, and keep what only one changed', async () => {
    const process = aProcess(
      [
        start(),
        gateway('s', 'parallel'),
        script('a', { outputs: ['x', 'y'] }),
        script('b', { outputs: ['x', 'y'] }),
        gateway('j', 'parallel'),
        end(),
      ],
      [...way('start', 's', 'a', 'j', 'end'), ...way('s', 'b', 'j')],
    );
    const done = await run(process, { x: 0, y: 0 }, { a: { output: { x: 1, y: 1 } }, b: { output: { x: 2, y: 0 } } });
    expect(done.data).toEqual({ x: 2, y: 1 });
  });

  it.each([
    [5, ['none']],
    [50, ['legal']],
    [500, ['finance', 'legal']],
  ])('run the branches of an inclusive gateway whose condition holds for %i', async (amount, nodes) => {
    const done = await run(FIXTURES.inclusive!, { amount });
    expect(done.visits.map((visit) => visit.nodeId).sort()).toEqual(nodes);
  });

  it('stop when a branch terminates the process', async () => {
    const done = await run(
      FIXTURES.termination!,
      { k: 1 },
      { a: { output: { x: 2 } }, b: { error: 'States.Timeout' } },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 1, x: 2 } });
    expect(done.states.at(-1)).toBe('stopped — ended');
  });
});

describe('parallel flows that are no blocks', () => {
  it('wait for what they need and for nothing else', async () => {
    const done = await run(
      FIXTURES.crossing!,
      { k: 0 },
      {
        a: { output: { fa: 1 } },
        x: { output: { fx: 2 } },
        c: { output: { fc: 3 } },
        b: { output: { fb: 4 } },
        after: { output: { last: 5 } },
      },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0, fa: 1, fx: 2, fc: 3, fb: 4, last: 5 } });
    const seen = Object.fromEntries(done.visits.map((visit) => [visit.nodeId, visit.data]));
    expect(Object.keys(seen).sort()).toEqual(['a', 'after', 'b', 'c', 'x']);
    expect(done.visits).toHaveLength(5);
  });
});

describe('boundary events', () => {
  it('take the way of a timer when the answer does not come', async () => {
    const done = await run(FIXTURES.boundaries!, {}, { approve: { error: 'States.Timeout' } });
    expect(done.visits.map((visit) => visit.nodeId)).toEqual(['approve', 'escalate']);
  });

  it('take the way of an error and end with it', async () => {
    const done = await run(FIXTURES.boundaries!, {}, { approve: { error: 'Broken' } });
    expect(done).toMatchObject({ status: 'FAILED', error: 'Rejected' });
  });

  it('leave an error that nobody catches to fail the run', async () => {
    const done = await run(FIXTURES.sequence!, {}, { a: { error: 'FlowMaster.ScriptError' } });
    expect(done).toMatchObject({ status: 'FAILED', error: 'FlowMaster.ScriptError' });
  });
});

describe('a timer that does not interrupt its activity', () => {
  it('ends with the activity when that is done in time', async () => {
    const done = await run(FIXTURES.reminder!, {}, { ask: { output: { answer: 1 } } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { answer: 1 } });
    expect(done.visits.map((visit) => visit.nodeId)).toEqual(['ask', 'next']);
  });

  it('ends with the activity when an error ends that', async () => {
    const done = await run(FIXTURES.reminder!, {}, { ask: { error: 'Broken' } });
    expect(done).toMatchObject({ status: 'SUCCEEDED' });
    expect(done.visits.map((visit) => visit.nodeId)).toEqual(['ask', 'next']);
  });

  it('takes its own way when it is due, beside the activity', async () => {
    const done = await run(
      FIXTURES.reminder!,
      {},
      { ask: { output: { answer: 1 } }, nudge: { output: { nudged: true } } },
      { lateHours: { ask: 30 } },
    );
    expect(done.visits.map((visit) => visit.nodeId)).toEqual(['ask', 'nudge', 'next']);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { answer: 1, nudged: true } });
  });
});

describe('retries', () => {
  it('repeat the work and leave a pause alone', async () => {
    const process = aProcess(
      [start(), script('a', { outputs: ['x'], config: { source: 'x', retry: { maxAttempts: 3 } } }), end()],
      way('start', 'a', 'end'),
    );
    const done = await run(
      process,
      {},
      { a: [{ error: 'Busy' }, { error: 'Busy' }, { output: { x: 1 } }] },
      { pausedAt: ['a'] },
    );
    expect(done.states).toEqual(['a', 'a — hold', 'a', 'end']);
    expect(done.data).toEqual({ x: 1 });
  });
});

describe('a subprocess', () => {
  const child = (config: object = {}) =>
    compiled(
      aProcess(
        [start(), script('score', { outputs: ['score'] }), end('end', { config: config as never })],
        way('start', 'score', 'end'),
      ),
    );

  it('runs with its inputs and gives its data', async () => {
    const done = await run(
      FIXTURES.child!,
      { applicant: 'Ann' },
      { score: { output: { score: 7 } } },
      { child: child() },
    );
    expect(done.data).toEqual({ applicant: 'Ann', score: 7 });
    expect(done.calls[0]).toMatchObject({ operation: 'execution.prepare-child', input: { who: 'Ann' } });
  });

  it('takes the way of the error that it ends with', async () => {
    const done = await run(FIXTURES.child!, {}, {}, { child: child({ event: 'error', name: 'CreditRefused' }) });
    expect(done.states.slice(-2)).toEqual(['refused', 'no']);
  });

  it('takes the way for every error otherwise', async () => {
    const done = await run(FIXTURES.child!, {}, {}, { child: child({ event: 'error', name: 'Other' }) });
    expect(done.states.at(-2)).toBe('broken');
  });

  it('fails with the error of its child when nobody catches it', async () => {
    const process = aProcess(
      [
        start(),
        subprocess('sub'),
        {
          node_id: 'e',
          type: 'event',
          title: 'e',
          config: { event: 'error', position: 'boundary', attachedTo: 'sub', name: 'Known' },
        },
        end(),
      ],
      [...way('start', 'sub', 'end'), flow('e', 'end')],
    );
    const done = await run(process, {}, {}, { child: child({ event: 'error', name: 'Unknown' }) });
    expect(done).toMatchObject({ status: 'FAILED', error: 'Unknown' });
  });
});

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

  it.each<[string, Data, unknown]>([
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
  it.each<[Data, number, string[]]>([
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

describe('events', () => {
  const data = { patience: 'PT1H', orderId: 'o1', items: [1] };
  const arrives = (wanted: string | undefined) => (ids: readonly string[]) =>
    ids.includes('paid')
      ? { nodeId: 'paid', output: { amount: 3 } }
      : wanted === undefined
        ? undefined
        : { nodeId: wanted, output: { parcel: 'p', other: 1 } };

  it('go the way of the message that comes first, with what it brings', async () => {
    const done = await run(FIXTURES.events!, { ...data, patience: 'PT1H' }, {}, { arrives: arrives('shipped') });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { payment: { amount: 3 }, parcel: 'p' } });
    expect(done.calls[0]).toMatchObject({
      operation: 'message.publish',
      input: { items: [1] },
      config: { event: 'message', name: 'ordered', correlationKey: 'o1' },
    });
  });

  it('go the way of the timer when nothing comes', async () => {
    const done = await run(FIXTURES.events!, data, {}, { arrives: arrives(undefined) });
    expect(done.states.slice(-2)).toEqual(['tooLate', 'bad']);
  });
});

describe('a run that enters at a node', () => {
  const entering = (definition: ProcessDefinition, entryNode: string) =>
    compileProcess(definition, aTarget(), { entryNode });

  it('goes on from there, and takes the branches beside it as done', async () => {
    const compiled = entering(FIXTURES.parallel!, 'd');
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const done = await engine.run(compiled.definition, { x: 1 }, () => ({ output: {} }));
    expect(done.states).toEqual(['d', 'end']);
    expect(done.data).toEqual({ x: 1 });
  });

  it('is refused at a node that does not exist', () => {
    const compiled = entering(FIXTURES.parallel!, 'nowhere');
    expect(compiled.diagnostics).toEqual([expect.objectContaining({ code: 'entry.not-possible', nodeId: 'nowhere' })]);
  });

  it('needs no node before it that produces its inputs', () => {
    const process = aProcess(
      [start(), script('a', { outputs: ['x'] }), human('b', { requiredInputs: ['x'] }), end()],
      way('start', 'a', 'b', 'end'),
    );
    expect(entering(process, 'b').ok).toBe(true);
  });
});

describe('a human task', () => {
  it('is told texts that look like expressions as they are', async () => {
    const text = '{% $states.context %}';
    const process = aProcess(
      [start(), human('ask', { title: text, description: text, config: { instructions: text } }), end()],
      way('start', 'ask', 'end'),
    );
    const done = await run(process, {});
    expect(done.calls[0]!.config).toMatchObject({ title: text, description: text, instructions: text });
  });

  it('is told texts of several lines, and empty ones, as they are', async () => {
    const done = await run(FIXTURES.texts!, {});
    expect(done.calls[0]).toMatchObject({
      input: { note: '', long: 'one\ntwo', sum: 2 },
      config: { source: 'const x = "a";\nreturn { x };\n' },
    });
    expect(done.calls[1]!.config).toMatchObject({
      title: '{% odd %}',
      instructions: 'Read\nthis.',
      form_fields: [{ default: '', description: 'a\nb' }],
    });
  });

  it('is called as the contract says', async () => {
    const process = aProcess(
      [
        start(),
        human('ask', {
          title: 'Ask',
          lane_id: 'office',
          config: {
            contextFields: ['a', 'gone'],
            assignee: '{% who %}',
            form_fields: [{ name: 'x', label: 'X', type: 'text', default: '{% a %}' }],
          },
        }),
        end(),
      ],
      way('start', 'ask', 'end'),
      { lanes: [{ id: 'office', title: 'Office', role: 'manager' }] },
    );
    const done = await run(process, { a: 1 });
    expect(done.calls[0]).toMatchObject({
      operation: 'task.create',
      nodeId: 'ask',
      config: {
        title: 'Ask',
        action: 'employee_task',
        assignee: null,
        priority: 'medium',
        context: { a: 1 },
        form_fields: [{ default: 1 }],
      },
      input: {},
      taskToken: expect.any(String),
    });
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
