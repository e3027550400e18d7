import { describe, expect, it } from 'vitest';
import { projectRun } from '../../functions/executions/history/project-run.ts';
import { joinHistories } from '../../shared/adapters/state-machines/join-histories.ts';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { SourceMapSchema } from '../../shared/contracts/processes/index.ts';
import type { Outcome } from '../../state-machines/compiler/reference/play.ts';
import {
  aProcess,
  end,
  event,
  flow,
  gateway,
  human,
  script,
  start,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { anEngine, compile, linted } from './an-engine.ts';
import type { Call, JsonObject } from './calls.ts';
import type { Scenario } from './scenario.ts';

const engine = anEngine();

const now = new Date('2026-03-01T10:00:00.000Z');
const SOON = 'feel: date(due) < today() + duration("P3D")';

async function run(
  definition: ProcessDefinition,
  data: JsonObject,
  outcomes: Record<string, Outcome> = {},
  scenario: Scenario = {},
) {
  const compiled = await linted(definition);
  const done = await engine.run(compiled.definition, data, (nodeId) => outcomes[nodeId] ?? { output: {} }, {
    now,
    ...scenario,
  });
  return { ...done, evaluations: done.calls.filter(({ operation }) => operation === 'feel.evaluate') };
}

const callOf = (calls: readonly Call[], nodeId: string, operation: string): Call =>
  calls.find((call) => call.nodeId === nodeId && call.operation === operation)!;

const around = (...nodes: Parameters<typeof aProcess>[0]) =>
  aProcess([start(), ...nodes, end()], way('start', ...nodes.map((node) => node.node_id), 'end'));

describe('a decision in FEEL', () => {
  const decision = (kind: 'exclusive' | 'inclusive', conditions: Record<string, string>) =>
    aProcess(
      [start(), gateway('g', kind), ...[...Object.keys(conditions), 'other'].map((id) => script(id)), end()],
      [
        flow('start', 'g'),
        ...Object.entries(conditions).map(([id, condition]) => flow('g', id, { condition })),
        flow('g', 'other', { isDefault: true }),
        ...[...Object.keys(conditions), 'other'].map((id) => flow(id, 'end')),
      ],
    );
  const process = decision('exclusive', { soon: SOON, later: 'feel: date(due) < today() + duration("P30D")' });

  it.each([
    ['2026-03-02', 'soon'],
    ['2026-03-20', 'later'],
    ['2027-01-01', 'other'],
    ['next week', 'other'],
    [null, 'other'],
  ])('on dates takes the way for %s', async (due, way) => {
    const done = await run(process, { due });
    expect(done.visits.map(({ nodeId }) => nodeId)).toEqual([way]);
    expect(done.evaluations).toHaveLength(1);
  });

  it('asks for all conditions at one moment, also where several may hold', async () => {
    const inclusive = decision('inclusive', { soon: SOON, late: 'feel: date(due) < today()', big: 'amount > 10' });
    const done = await run(inclusive, { due: '2026-02-01', amount: 11 });
    expect(done.visits.map(({ nodeId }) => nodeId).sort()).toEqual(['big', 'late', 'soon']);
    expect(done.evaluations).toHaveLength(1);
    const none = await run(inclusive, { due: '2027-01-01', amount: 1 });
    expect(none.visits.map(({ nodeId }) => nodeId)).toEqual(['other']);
  });

  it('makes no call for what JSONata can say', async () => {
    const done = await run(decision('exclusive', { soon: 'feel: amount between 1 and 5 and not(paid)' }), {
      amount: 3,
      paid: false,
    });
    expect(done.visits.map(({ nodeId }) => nodeId)).toEqual(['soon']);
    expect(done.evaluations).toEqual([]);
  });

  it('sends along only the data that it mentions', async () => {
    const done = await run(process, { due: '2026-03-02', secret: 1 });
    expect(done.evaluations[0]!.input).toEqual({ data: { due: '2026-03-02' } });
  });

  it('fails the run with a cause that names the place', async () => {
    const endless = decision('exclusive', { soon: 'feel: {f: function(n) f(n + 1), r: f(1)}.r > 1' });
    const done = await run(endless, {});
    expect(done).toMatchObject({
      status: 'FAILED',
      error: 'FlowMaster.FeelError',
      cause: expect.stringContaining('At “g” (g), the condition of the flow g_soon: the FEEL expression calls itself'),
    });
  });
});

describe('work with FEEL', () => {
  it('has its inputs, what is computed from them, and its outputs at the right moments', async () => {
    const process = around(
      human('ask', {
        config: {
          inputs: { due: '{% feel: today() + duration("P" + string(days) + "D") %}', days: '{% days %}' },
          assignee: '{% feel: if date(inputs.due) > today() then people[days] else null %}',
          outputMapping: {
            due: '{% $inputs.due %}',
            answeredIn: '{% feel: date(output.on) - date(inputs.due) %}',
            kept: '{% $output.on %}',
          },
        },
      }),
    );
    const done = await run(process, { days: 2, people: ['ada', 'emil'] }, { ask: { output: { on: '2026-03-05' } } });
    expect(done.cause).toBeUndefined();
    expect(callOf(done.calls, 'ask', 'task.create')).toMatchObject({
      input: { due: '2026-03-03', days: 2 },
      config: { assignee: 'emil' },
    });
    expect(done.data).toMatchObject({ due: '2026-03-03', answeredIn: 'P2D', kept: '2026-03-05' });
    expect(done.evaluations).toHaveLength(3);
  });

  it('asks anew when it was paused meanwhile', async () => {
    const process = around(script('a', { config: { source: 'return {}', inputs: { at: '{% feel: now() %}' } } }));
    const done = await run(process, {}, {}, { pausedAt: ['a'] });
    expect(done.evaluations).toHaveLength(2);
    expect(done.status).toBe('SUCCEEDED');
  });

  it('lets an error event catch what cannot be evaluated', async () => {
    const process = aProcess(
      [
        start(),
        script('a', { config: { source: 'return {}', inputs: { x: '{% feel: [1..3] %}' } } }),
        event('caught', { position: 'boundary', attachedTo: 'a', event: 'error', name: 'FlowMaster.FeelError' }),
        script('sorry'),
        end(),
      ],
      [...way('start', 'a', 'end'), ...way('caught', 'sorry', 'end')],
    );
    const done = await run(process, {});
    expect(done.visits.map(({ nodeId }) => nodeId)).toEqual(['sorry']);
  });
});

describe('repetition in FEEL', () => {
  const each = (multiInstance: JsonObject, inputs: JsonObject = {}) =>
    around(script('each', { outputs: ['done'], config: { source: 'return {}', multiInstance, inputs } }));

  it('computes the collection, and for each instance its inputs', async () => {
    const process = each(
      {
        mode: 'parallel',
        collection: 'feel: {twice: function(d) 2 * d, all: for d in days return twice(d) / 2}.all',
        outputCollection: 'all',
      },
      { on: '{% feel: today() + duration("P" + string(item) + "D") %}' },
    );
    const done = await run(process, { days: [3, 1] }, { each: { output: { ok: true } } });
    const inputs = done.calls.filter(({ operation }) => operation === 'script.run').map(({ input }) => input);
    expect(inputs.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([
      { on: '2026-03-02' },
      { on: '2026-03-04' },
    ]);
    expect(done.evaluations).toHaveLength(3);
  });

  it.each(['parallel', 'sequential'])('ends %s instances when the condition holds', async (mode) => {
    const process = each({
      mode,
      collection: '[1, 2, 3, 4]',
      outputCollection: 'all',
      concurrency: 1,
      completionCondition: 'feel: today() + duration("P" + string(completed) + "D") >= date("2026-03-03")',
    });
    const done = await run(process, {}, { each: { output: { ok: true } } });
    expect(done.cause).toBeUndefined();
    expect(done.data.all).toHaveLength(2);
  });

  it('loops while its condition holds', async () => {
    const process = around(
      script('again', {
        config: {
          source: 'return {}',
          loop: { condition: 'feel: today() + duration("P" + string(iteration) + "D") < date("2026-03-04")' },
        },
      }),
    );
    const done = await run(process, {});
    expect(done.visits).toHaveLength(3);
  });
});

describe('events in FEEL', () => {
  it('wait for as long, until then, and under the key that they say', async () => {
    const timer = (id: string, timer: JsonObject) => event(id, { event: 'timer', timer });
    const process = around(
      timer('span', { duration: '{% feel: date and time("2026-03-01T10:00:05Z") - now() %}' }),
      timer('passed', { duration: '{% feel: date and time("2026-02-01T10:00:05Z") - now() %}' }),
      timer('local', { date: '{% feel: date and time("2026-03-01T10:00:00") %}' }),
      timer('day', { date: '{% feel: today() %}' }),
      event('message', {
        event: 'message',
        position: 'catch',
        name: 'paid',
        correlationKey: 'feel: string(year) + "-" + string(today().month)',
      }),
    );
    const done = await run(process, { year: 2026 });
    expect(done.cause).toBeUndefined();
    expect(callOf(done.calls, 'message', 'message.await').config.awaits).toMatchObject([{ correlationKey: '2026-3' }]);
  });

  it('keep what a wait writes for behind it', async () => {
    const process = around(
      event('span', {
        event: 'timer',
        timer: { duration: 'PT1H' },
        outputMapping: { at: '{% feel: string(now()) %}' },
      }),
    );
    const done = await run(process, {});
    expect(done.data).toEqual({ at: '2026-03-01T10:00:00Z' });
    expect(done.states).toEqual(['span', 'span — evaluate', 'span — write', 'end']);
  });
});

describe('a conditional event in FEEL', () => {
  it('comes true with the data that another activity writes', async () => {
    const process = aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        script('first', { outputs: ['due'] }),
        script('second', { outputs: ['due'] }),
        event('late', { event: 'conditional', position: 'catch', condition: 'feel: date(due) < date("2026-03-01")' }),
        script('react', { outputs: ['reacted'] }),
        gateway('join', 'parallel'),
        end(),
      ],
      [...way('start', 'split', 'first', 'second', 'join', 'end'), ...way('split', 'late', 'react', 'join')],
    );
    const done = await run(
      process,
      { due: '2026-04-01' },
      {
        first: { output: { due: '2026-03-15' } },
        second: { output: { due: '2026-02-01' } },
        react: { output: { reacted: true } },
      },
    );
    expect(done.cause).toBeUndefined();
    expect(done.data).toEqual({ due: '2026-02-01', reacted: true });
    expect(done.calls.filter(({ operation }) => operation === 'message.publish')).toHaveLength(1);
  });
});

describe('the history of a run with FEEL', () => {
  it('shows each visit of a node once, and the flows that were taken', async () => {
    const config = {
      source: 'return {}',
      inputs: { at: '{% feel: now() %}' },
      outputMapping: { on: '{% feel: today() %}' },
    };
    const process = aProcess(
      [start(), script('a', { config }), gateway('g', 'exclusive'), script('b'), gateway('i', 'inclusive'), end()],
      [
        ...way('start', 'a', 'g'),
        flow('g', 'b', { condition: SOON }),
        flow('g', 'end', { isDefault: true }),
        ...way('b', 'i', 'end'),
      ],
    );
    const compiled = compile(process);
    const done = await run(process, { due: '2026-03-02' });
    const history = await joinHistories(await engine.history(done.executionArn), (arn) => engine.history(arn));
    const sourceMap = SourceMapSchema.parse(compiled.sourceMap);
    const shown = projectRun(history, { nodes: process.nodes, sourceMap });
    expect(shown.nodes.map(({ nodeId, visit, status }) => [nodeId, visit, status])).toEqual(
      ['start', 'a', 'g', 'b', 'i', 'end'].map((nodeId) => [nodeId, 1, 'completed']),
    );
    expect(shown.takenFlows.toSorted()).toEqual(['a_g', 'b_i', 'g_b', 'i_end', 'start_a']);
  });
});
