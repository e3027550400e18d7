import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as tasks from '../../shared/contracts/tasks.ts';
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
import { People } from './people.ts';
import { erik, Platform } from './platform.ts';

const CASE = 'proc_01J00000000000000000000001';
const WATCHED = 'proc_01J00000000000000000000002';

/** A person starts visits and calls, in any order; enough is found when a call says so. */
const aCase = aProcess(
  [
    start(),
    subprocess('case', {
      config: { kind: 'ad_hoc', completionCondition: 'found = true', chooser: { candidateRole: 'employee' } },
    }),
    ...within(
      'case',
      human('visit', { title: 'Visit', outputs: ['seen'], config: { candidateRole: 'employee' } }),
      human('call', {
        title: 'Call',
        outputs: ['found'],
        config: { candidateRole: 'employee', form_fields: [{ name: 'found', label: 'Found', type: 'boolean' }] },
      }),
    ),
    end(),
  ],
  way('start', 'case', 'end'),
  { name: 'Case' },
);

/** An answer that makes a condition hold ends the subprocess around. */
const watched = aProcess(
  [
    start(),
    subprocess('sub', { config: { kind: 'embedded' } }),
    ...within(
      'sub',
      start('in'),
      human('rate', {
        outputs: ['risk'],
        config: { candidateRole: 'employee', form_fields: [{ name: 'risk', label: 'Risk', type: 'integer' }] },
      }),
      human('sign', { config: { candidateRole: 'employee' } }),
      end('out'),
    ),
    event('risky', { event: 'conditional', position: 'boundary', attachedTo: 'sub', condition: 'risk > 5' }),
    script('review', { outputs: ['reviewed'], config: { source: 'return { reviewed: data.risk }' } }),
    end(),
  ],
  [...way('start', 'sub', 'end'), ...way('in', 'rate', 'sign', 'out'), ...way('risky', 'review', 'end')],
  { name: 'Watched' },
);

describe('What people choose and change', () => {
  let platform: Platform;
  let people: People;
  beforeAll(async () => {
    platform = await Platform.open();
    people = new People(platform);
    await platform.publish(CASE, aCase);
    await platform.publish(WATCHED, watched);
  });
  afterAll(() => platform.close());

  it('more is started while something runs, until an answer makes the completion condition hold', async () => {
    const id = await people.begin(CASE);
    await people.answer(id, 'case', { next: 'visit' });
    await people.openTask(id, 'visit');
    await people.answer(id, 'case', { next: 'call' });
    await people.answer(id, 'call', { found: true });
    expect(await people.ended(id)).toMatchObject({ runtimeStatus: 'completed', output: { found: true } });
    const left = (await people.tasksOf(id)).map((task) => `${String(task.node_id)} ${String(task.status)}`);
    expect(left.toSorted()).toEqual([
      'call completed',
      'case cancelled',
      'case completed',
      'case completed',
      'visit cancelled',
    ]);
  });

  it('an answer that is not on offer is refused', async () => {
    const id = await people.begin(CASE);
    const params = { id: await people.openTask(id, 'case') };
    const refused = await platform.tasks(tasks.respondTask, { as: erik, params, body: { result: { next: 'dance' } } });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    await people.answer(id, 'case', { next: '(done)' });
    expect(await people.ended(id)).toMatchObject({ runtimeStatus: 'completed' });
  });

  it('an answer that makes a condition hold ends the subprocess, and its next task is never asked for', async () => {
    const id = await people.begin(WATCHED);
    await people.answer(id, 'rate', { risk: 9 });
    expect(await people.ended(id)).toMatchObject({ runtimeStatus: 'completed', output: { risk: 9, reviewed: 9 } });
    expect((await people.tasksOf(id)).map((task) => task.node_id)).toEqual(['rate']);
  });
});
