import { expect, it } from 'vitest';
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
import { anEngine, gives, nodesOf, runnerOn } from './an-engine.ts';

const run = runnerOn(anEngine());

/** A timer that starts something beside its activity, which ends by itself: what follows the activity runs beside that. */
const reminder = (id: string, attachedTo: string) => [
  event(id, { position: 'boundary', attachedTo, event: 'timer', timer: { duration: 'PT50M' }, interrupting: false }),
  end(`${id}End`),
];

it.each([
  [true, ['first', 'second', 'check']],
  [false, ['first', 'check']],
])('tells visits apart where branches within each other repeat what follows: %s', async (again, visited) => {
  const definition = aProcess(
    [
      start(),
      human('first', { outputs: ['again'] }),
      ...reminder('firstLate', 'first'),
      gateway('decide', 'exclusive'),
      human('second'),
      ...reminder('secondLate', 'second'),
      gateway('merge', 'exclusive'),
      human('check'),
      event('stop', { position: 'boundary', attachedTo: 'check', event: 'message', name: 'stop' }),
      script('stopped'),
      gateway('out', 'exclusive'),
      end(),
    ],
    [
      ...way('start', 'first', 'decide'),
      flow('decide', 'second', { condition: 'again' }),
      flow('decide', 'merge', { isDefault: true }),
      ...way('second', 'merge', 'check', 'out', 'end'),
      ...way('stop', 'stopped', 'out'),
      ...way('firstLate', 'firstLateEnd'),
      ...way('secondLate', 'secondLateEnd'),
    ],
  );
  const done = await run(definition, { first: gives({ again }) }, { lateHours: { first: 2, check: 1 } });
  expect(done).toMatchObject({ status: 'SUCCEEDED', data: { again } });
  expect(nodesOf(done)).toEqual(visited);
  const interrupted = await run(
    definition,
    { first: gives({ again }), check: { event: 'stop', brings: {} } },
    { lateHours: { first: 2 } },
  );
  expect(nodesOf(interrupted)).toEqual([...visited, 'stopped']);
});
