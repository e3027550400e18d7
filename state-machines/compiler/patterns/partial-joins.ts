import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { aProcess, end, gateway, human, script, start, way } from '../testing/builders.ts';
import { embedded, within } from '../testing/scope-builders.ts';
import type { Pattern } from './pattern.ts';

const after = (count: number) => ({
  ...gateway('some', 'parallel'),
  config: { gateway: 'complex' as const, activateAfter: count },
});

/** `count` of three branches are enough. */
export const firstOf = (count: number): ProcessDefinition =>
  aProcess(
    [start(), gateway('split', 'parallel'), human('a'), human('b'), human('c'), after(count), script('next'), end()],
    [...way('start', 'split', 'a', 'some', 'next', 'end'), ...way('split', 'b', 'some'), ...way('split', 'c', 'some')],
  );

/** Branches of different splits. */
const unstructured = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    human('a'),
    gateway('fork', 'parallel'),
    human('b'),
    human('c'),
    after(2),
    script('next'),
    end(),
  ],
  [
    ...way('start', 'split', 'a', 'some', 'next', 'end'),
    ...way('split', 'fork', 'b', 'some'),
    ...way('fork', 'c', 'some'),
  ],
);

/** When enough have come, what is left of the subprocess is ended. */
const cancelling = (count: number) =>
  aProcess(
    [
      start(),
      embedded('region'),
      ...within(
        'region',
        start('in'),
        gateway('split', 'parallel'),
        human('a'),
        human('b'),
        human('c'),
        after(count),
        end('enough', { config: { event: 'terminate' } }),
      ),
      script('next'),
      end(),
    ],
    [
      ...way('start', 'region', 'next', 'end'),
      ...way('in', 'split', 'a', 'some', 'enough'),
      ...way('split', 'b', 'some'),
      ...way('split', 'c', 'some'),
    ],
  );

const NOT_AGAIN = 'complex gateway; a way back to it before all its tokens have come is refused';

export const partialJoinPatterns: readonly Pattern[] = [
  { number: 28, name: 'Blocking Discriminator', support: 'emulated', note: NOT_AGAIN, example: unstructured },
  {
    number: 29,
    name: 'Cancelling Discriminator',
    support: 'native',
    note: 'complex gateway before a terminate end of the subprocess around',
    example: cancelling(1),
  },
  {
    number: 30,
    name: 'Structured Partial Join',
    support: 'native',
    note: 'complex gateway that goes on after n tokens',
    example: firstOf(2),
  },
  { number: 31, name: 'Blocking Partial Join', support: 'emulated', note: NOT_AGAIN, example: unstructured },
  {
    number: 32,
    name: 'Cancelling Partial Join',
    support: 'native',
    note: 'as 29, after n tokens',
    example: cancelling(2),
  },
  { number: 33, name: 'Generalised AND-Join', support: 'refused', note: 'one token on a flow at a time' },
];
