import { describe, expect, inject, it } from 'vitest';
import { aProcess, end, human, script, start, subprocess, way } from '#compiler/testing/builders.ts';
import { within } from '#compiler/testing/scope-builders.ts';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { completed, FrontDesk } from './front-desk.ts';
import { problemOf } from './problem-of.ts';

const desk = await FrontDesk.open(inject('url'));

/** Visits and calls, in any order and as often as wanted. */
const aCase = (config: object, more: Partial<ProcessDefinitionInput> = {}) =>
  aProcess(
    [
      start(),
      subprocess('case', { config: { kind: 'ad_hoc', ...config } }),
      ...within(
        'case',
        human('visit', {
          outputs: ['found'],
          config: {
            candidateRole: 'employee',
            form_fields: [{ name: 'found', label: 'Found', type: 'boolean' }],
            contextFields: ['calls'],
          },
        }),
        script('call', { outputs: ['calls'], config: { source: 'return { calls: (data.calls || 0) + 1 }' } }),
      ),
      end(),
    ],
    way('start', 'case', 'end'),
    { name: 'Case', ...more },
  );
const asked = { chooser: { candidateRole: 'employee' } };
const choose = (run: string, next: string) => desk.answer(run, 'case', { next });

describe('An ad-hoc subprocess in which a person chooses one activity at a time', async () => {
  const id = await desk.publish(aCase({ ordering: 'sequential', ...asked }));

  it('runs what was chosen, in that order and as often, until the person says that it was all', async () => {
    const run = await desk.start(id);
    await choose(run, 'call');
    await choose(run, 'visit');
    expect((await desk.task(run, 'visit')).context_data.execution_variables).toEqual({ calls: 1 });
    await desk.answer(run, 'visit', { found: false });
    await choose(run, 'call');
    await choose(run, '(done)');
    const done = await desk.ended(run);
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { calls: 2, found: false } });
    expect(completed(done).filter((nodeId) => nodeId !== 'case')).toEqual(['start', 'call', 'visit', 'call', 'end']);
  });

  it.each([
    ['is not offered', { next: 'dance' }],
    ['is missing', {}],
    ['is no text', { next: ['call'] }],
  ])('refuses a choice that %s, names the field, and goes on asking', async (_what, result) => {
    const run = await desk.start(id);
    expect(await problemOf(desk.answer(run, 'case', result))).toMatchObject({
      status: 422,
      code: 'task.invalid-response',
      errors: [{ path: '/result/next', message: expect.any(String) as string }],
    });
    await choose(run, '(done)');
    expect(completed(await desk.ended(run))).not.toContain('call');
  });
});

describe('An ad-hoc subprocess in which a person starts activities beside each other', () => {
  it('asks on while activities run, and ends what runs when its completion condition holds', async () => {
    const run = await desk.start(await desk.publish(aCase({ completionCondition: 'found = true', ...asked })));
    await choose(run, 'visit');
    await desk.task(run, 'visit');
    await choose(run, 'call');
    await desk.reached(run, 'call');
    await desk.answer(run, 'visit', { found: true });
    const done = await desk.ended(run);
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { calls: 1, found: true } });
    const tasks = (await desk.tasks(run)).map((task) => `${String(task.node_id)} ${task.status}`);
    expect(tasks.toSorted()).toEqual(['case cancelled', 'case completed', 'case completed', 'visit completed']);
  });
});

describe('An ad-hoc subprocess in which the data name the activities', async () => {
  const id = await desk.publish(
    aCase(
      { activeElements: 'wanted' },
      { data_definitions: [{ name: 'wanted', schema: { type: 'array', items: { type: 'string' } }, input: true }] },
    ),
  );

  it('runs those alone', async () => {
    const done = await desk.ended(await desk.start(id, { wanted: ['call'] }));
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { wanted: ['call'], calls: 1 } });
    expect(completed(done)).not.toContain('visit');
  });

  it('fails by name where they name what is not there', async () => {
    const done = await desk.ended(await desk.start(id, { wanted: ['dance'] }));
    expect(done).toMatchObject({
      runtimeStatus: 'failed',
      error: { name: 'FlowMaster.UnknownActivity', nodeId: 'case', cause: expect.stringContaining('dance') as string },
    });
  });
});
