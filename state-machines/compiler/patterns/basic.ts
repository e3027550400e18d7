import { aProcess, end, flow, gateway, human, script, start, subprocess, way } from '../testing/builders.ts';
import { firstOf } from './partial-joins.ts';
import type { Pattern } from './pattern.ts';

const merged = (split: Parameters<typeof gateway>[1], join: Parameters<typeof gateway>[1]) =>
  aProcess(
    [start(), gateway('split', split), human('a'), human('b'), gateway('join', join), script('after'), end()],
    split === 'parallel'
      ? [...way('start', 'split', 'a', 'join', 'after', 'end'), ...way('split', 'b', 'join')]
      : [
          flow('start', 'split'),
          flow('split', 'a', { condition: 'amount > 10' }),
          flow('split', 'b', { isDefault: true }),
          ...way('a', 'join', 'after', 'end'),
          flow('b', 'join'),
        ],
  );

const calledTwice = aProcess(
  [start(), gateway('split', 'parallel'), human('a'), human('b'), subprocess('afterA'), subprocess('afterB'), end()],
  [...way('start', 'split', 'a', 'afterA', 'end'), ...way('split', 'b', 'afterB', 'end')],
);

export const basicPatterns: readonly Pattern[] = [
  {
    number: 1,
    name: 'Sequence',
    support: 'native',
    note: 'a flow',
    example: aProcess([start(), script('a'), script('b'), end()], way('start', 'a', 'b', 'end')),
  },
  {
    number: 2,
    name: 'Parallel Split',
    support: 'native',
    note: 'parallel gateway, or several flows out of an activity',
    example: merged('parallel', 'parallel'),
  },
  {
    number: 3,
    name: 'Synchronization',
    support: 'native',
    note: 'parallel gateway',
    example: merged('parallel', 'parallel'),
  },
  {
    number: 4,
    name: 'Exclusive Choice',
    support: 'native',
    note: 'exclusive gateway',
    example: merged('exclusive', 'exclusive'),
  },
  {
    number: 5,
    name: 'Simple Merge',
    support: 'native',
    note: 'exclusive gateway, or several flows into an activity',
    example: merged('exclusive', 'exclusive'),
  },
  {
    number: 6,
    name: 'Multi-Choice',
    support: 'native',
    note: 'inclusive gateway, or conditional flows out of an activity',
    example: merged('inclusive', 'inclusive'),
  },
  {
    number: 7,
    name: 'Structured Synchronizing Merge',
    support: 'native',
    note: 'inclusive gateway',
    example: merged('inclusive', 'inclusive'),
  },
  {
    number: 8,
    name: 'Multi-Merge',
    support: 'emulated',
    note: 'what follows as a process of its own, which each branch calls',
    example: calledTwice,
  },
  {
    number: 9,
    name: 'Structured Discriminator',
    support: 'native',
    note: 'complex gateway that goes on with the first token and swallows the others',
    example: firstOf(1),
  },
];
