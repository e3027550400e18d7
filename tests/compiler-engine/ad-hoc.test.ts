import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import type { Outcome } from '../../state-machines/compiler/reference/play.ts';
import {
  aProcess,
  end,
  event,
  human,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { within } from '../../state-machines/compiler/testing/scope-builders.ts';
import { anEngine, type Doings, doing, gives, linted, never } from './an-engine.ts';
import type { JsonObject } from './calls.ts';
import type { Scenario } from './scenario.ts';

const engine = anEngine();

/** What the person answers who is asked what is next, one answer after another. */
const chooses = (...ids: string[]): Outcome[] => [...ids, '(done)'].map((next) => gives({ next }));

async function run(
  definition: ProcessDefinition,
  outcomes: Doings,
  { data = {}, ...scenario }: Scenario & { data?: JsonObject } = {},
) {
  const compiled = await linted(definition);
  const known = new Set(definition.nodes.map((node) => node.node_id));
  for (const { nodeId } of Object.values(compiled.sourceMap.states)) expect(known).toContain(nodeId);
  return engine.run(compiled.definition, data, doing(outcomes), scenario);
}
const nodesOf = (done: { visits: readonly { nodeId: string }[] }) =>
  done.visits.map((visit) => visit.nodeId).filter((nodeId) => nodeId !== 'case');

const seeing = (id: string, outputs: string[] = []) => script(id, { outputs, config: { source: 'return data' } });
const activities = () => [
  seeing('call', ['called']),
  human('visit', { outputs: ['visited'], config: { contextFields: ['called', 'visited', 'checked', 'enough'] } }),
  seeing('check', ['checked', 'enough']),
  seeing('file', ['filed']),
];

/** Call, visit, or check and then file: in any order, as often as wanted. */
const anAdHoc = (config: JsonObject, ...more: Parameters<typeof within>[1][]) =>
  aProcess(
    [
      start(),
      subprocess('case', { config: { kind: 'ad_hoc', ...config } }),
      ...within('case', ...activities(), ...more),
      seeing('after'),
      end(),
    ],
    [...way('start', 'case', 'after', 'end'), ...way('check', 'file')],
  );
const outcomes = {
  call: [gives({ called: 1 }), gives({ called: 2 })],
  visit: gives({ visited: 1 }),
  check: gives({ checked: 1, enough: false }),
  file: gives({ filed: 1 }),
};

describe('an ad-hoc subprocess in which a person chooses one activity at a time', () => {
  const process = anAdHoc({ ordering: 'sequential' });

  it('runs what is chosen, in that order and as often, each seeing what the others wrote', async () => {
    const done = await run(process, { ...outcomes, case: chooses('visit', 'call', 'check', 'call') });
    expect(nodesOf(done)).toEqual(['visit', 'call', 'check', 'file', 'call', 'after']);
    expect(done).toMatchObject({
      status: 'SUCCEEDED',
      data: { visited: 1, called: 2, checked: 1, enough: false, filed: 1 },
    });
    expect(done.visits.filter((one) => one.nodeId === 'call').map((one) => one.data)).toEqual(
      [{ visited: 1 }, { visited: 1, called: 1, checked: 1, enough: false, filed: 1 }].map(
        (data) => expect.objectContaining(data) as unknown,
      ),
    );
  });

  it('may be left without anything', async () => {
    const done = await run(process, { case: chooses() });
    expect(nodesOf(done)).toEqual(['after']);
    expect(done.data).toEqual({});
  });

  it('asks with the titles, and whom it is told to', async () => {
    const done = await run(anAdHoc({ ordering: 'sequential', chooser: { candidateRole: 'manager' } }), {
      case: chooses(),
    });
    expect(done.calls[0]).toMatchObject({
      operation: 'task.create',
      nodeId: 'case',
      config: {
        title: 'What is next in “case”?',
        candidateRole: 'manager',
        form_fields: [
          { options: [{ value: 'call' }, { value: 'visit' }, { value: 'check' }, { label: 'That was all' }] },
        ],
      },
    });
  });

  it('ends when its completion condition holds', async () => {
    const process = anAdHoc({ ordering: 'sequential', completionCondition: 'enough = true' });
    const done = await run(process, {
      ...outcomes,
      check: gives({ checked: 1, enough: true }),
      case: chooses('call', 'check', 'visit'),
    });
    expect(nodesOf(done)).toEqual(['call', 'check', 'file', 'after']);
  });
});

describe('an ad-hoc subprocess in which a person starts activities beside each other', () => {
  it('goes on to ask while activities run, and waits for them', async () => {
    const done = await run(
      anAdHoc({}),
      { ...outcomes, case: chooses('visit', 'call', 'check') },
      { lateHours: { visit: 9 } },
    );
    expect(done).toMatchObject({
      status: 'SUCCEEDED',
      data: { visited: 1, called: 1, checked: 1, enough: false, filed: 1 },
    });
    expect(nodesOf(done).toSorted()).toEqual(['after', 'call', 'check', 'file', 'visit']);
    expect(nodesOf(done).at(-1)).toBe('after');
  });

  it('lets what is started later see what was written before, and the last write win', async () => {
    const done = await run(
      anAdHoc({}),
      { ...outcomes, case: chooses('call', 'visit', 'call') },
      { lateHours: { case: 2 } },
    );
    const calls = done.visits.filter((one) => one.nodeId === 'call');
    expect(calls[1]?.data).toEqual({ called: 1, visited: 1 });
    expect(done.data).toEqual({ called: 2, visited: 1 });
  });

  it('ends what still runs when its completion condition holds, and keeps what was written', async () => {
    const done = await run(
      anAdHoc({ completionCondition: 'enough = true' }),
      {
        ...outcomes,
        visit: never,
        check: gives({ checked: 1, enough: true }),
        case: chooses('visit', 'call', 'check'),
      },
      { lateHours: { case: 2 } },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { called: 1, checked: 1, enough: true } });
    expect(nodesOf(done)).toEqual(['visit', 'call', 'check', 'after']);
    const withdrawn = done.calls.find((call) => call.operation === 'task.withdraw');
    expect(JSON.stringify(withdrawn)).toContain('"visit"');
    expect(JSON.stringify(withdrawn)).toContain('"case"');
  });

  it('is left by the person where its completion condition has never held', async () => {
    const process = anAdHoc({ completionCondition: 'enough = true' });
    const done = await run(process, { ...outcomes, case: chooses('check', 'call') });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { called: 1, checked: 1, enough: false, filed: 1 } });
  });

  it('offers nothing more when the condition holds, and waits for what runs', async () => {
    const done = await run(
      anAdHoc({ completionCondition: 'enough = true', cancelRemaining: false }),
      { ...outcomes, check: gives({ checked: 1, enough: true }), case: chooses('visit', 'check', 'call', 'call') },
      { lateHours: { case: 2, visit: 30 } },
    );
    expect(done.data).toMatchObject({ visited: 1, enough: true, filed: 1 });
    expect(nodesOf(done).filter((nodeId) => nodeId === 'call').length).toBeLessThan(2);
  });
});

describe('an ad-hoc subprocess in which the data name the activities', () => {
  it.each([
    ['parallel', ['check', 'call']],
    ['sequential', ['check', 'call']],
  ])('runs them, %s', async (ordering, wanted) => {
    const process = anAdHoc({ ordering, activeElements: 'wanted' });
    const done = await run(process, outcomes, { data: { wanted } });
    expect(nodesOf(done).toSorted()).toEqual(['after', 'call', 'check', 'file']);
    expect(done.data).toEqual({ wanted, called: 1, checked: 1, enough: false, filed: 1 });
  });

  it.each(['parallel', 'sequential'])('is passed where they name none, %s', async (ordering) => {
    const done = await run(anAdHoc({ ordering, activeElements: 'wanted' }), outcomes, { data: { wanted: [] } });
    expect(nodesOf(done)).toEqual(['after']);
    expect((await run(anAdHoc({ ordering, activeElements: 'wanted' }), outcomes)).status).toBe('SUCCEEDED');
  });

  it.each(['parallel', 'sequential'])('fails by name where they name something else, %s', async (ordering) => {
    const process = anAdHoc({ ordering, activeElements: 'wanted' });
    expect(await run(process, outcomes, { data: { wanted: ['call', 'dance'] } })).toMatchObject({
      status: 'FAILED',
      error: 'FlowMaster.UnknownActivity',
      cause: expect.stringContaining('named “dance”, which is none') as string,
    });
  });

  it('ends early', async () => {
    const check = gives({ checked: 1, enough: true });
    const data = { wanted: ['visit', 'check'] };
    const config = { activeElements: 'wanted', completionCondition: 'enough = true' };
    const parallel = await run(anAdHoc(config), { ...outcomes, visit: never, check }, { data });
    expect(parallel).toMatchObject({ status: 'SUCCEEDED', data: { checked: 1, enough: true } });
    const sequential = await run(
      anAdHoc({ ...config, ordering: 'sequential' }),
      { ...outcomes, check: gives({ enough: true }) },
      {
        data: { wanted: ['check', 'call'] },
      },
    );
    expect(nodesOf(sequential)).toEqual(['call', 'check', 'file', 'after']);
  });
});

describe('what is attached to an ad-hoc subprocess', () => {
  it('ends it', async () => {
    const base = anAdHoc({});
    const process = {
      ...base,
      nodes: [
        ...base.nodes,
        ...aProcess(
          [event('stop', { event: 'message', position: 'boundary', attachedTo: 'case', name: 'stop' }), end('off')],
          [],
        ).nodes,
      ],
      flows: [...base.flows, ...aProcess([], way('stop', 'off')).flows],
    };
    const done = await run(process, { ...outcomes, case: [gives({ next: 'call' }), never] }, { comes: { stop: [{}] } });
    expect(done).toMatchObject({ status: 'SUCCEEDED' });
    expect(nodesOf(done)).not.toContain('after');
  });
});
