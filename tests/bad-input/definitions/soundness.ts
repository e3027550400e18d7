import { aProcess, end, flow, gateway, script, start, way } from '#compiler/testing/builders.ts';
import { crowded } from '#compiler/testing/fixtures/crowded.ts';
import { reminders } from '#compiler/testing/fixtures/reminders.ts';
import type { BadDefinition } from '../bad-input.ts';

/** Graphs that get stuck, run twice or never end: each with the way that shows it. */
export const soundness: readonly BadDefinition[] = [
  {
    name: 'an alternative that a parallel gateway joins',
    code: 'soundness.deadlock',
    at: { nodeId: 'join' },
    path: ['start', 'which', 'a', 'join'],
    definition: aProcess(
      [start(), gateway('which', 'exclusive'), script('a'), script('b'), gateway('join', 'parallel'), end()],
      [
        flow('start', 'which'),
        flow('which', 'a', { condition: 'x > 1' }),
        flow('which', 'b', { isDefault: true }),
        ...way('a', 'join', 'end'),
        ...way('b', 'join'),
      ],
    ),
  },
  {
    name: 'parallel flows that nothing joins',
    code: 'soundness.lack-of-synchronization',
    at: { nodeId: 'd' },
    path: ['start', 'a', 'b', 'c', 'd'],
    definition: aProcess(
      [start(), script('a'), script('b'), script('c'), script('d'), end()],
      [...way('start', 'a', 'b', 'd', 'end'), ...way('a', 'c', 'd')],
    ),
  },
  {
    name: 'a circle without a way out',
    code: 'soundness.no-way-out',
    at: { nodeId: 'a' },
    path: ['start', 'which', 'a', 'b', 'a'],
    definition: aProcess(
      [start(), gateway('which', 'exclusive'), script('a'), script('b'), end()],
      [
        flow('start', 'which'),
        flow('which', 'a', { condition: 'x > 1' }),
        flow('which', 'end', { isDefault: true }),
        ...way('a', 'b'),
        flow('b', 'a'),
      ],
    ),
  },
  {
    name: 'a parallel split that leads back to itself',
    code: 'soundness.lack-of-synchronization',
    definition: aProcess(
      [start(), gateway('merge', 'exclusive'), gateway('split', 'parallel'), script('a'), script('b'), end()],
      [...way('start', 'merge', 'split', 'a', 'end'), ...way('split', 'b', 'merge')],
    ),
  },
  {
    name: 'more at the same time than lanes can carry',
    code: 'structure.too-many-tokens',
    at: { nodeId: 'some' },
    definition: crowded(401).process,
  },
  {
    name: 'more reminders after each other than lanes can carry',
    code: 'structure.too-many-tokens',
    definition: reminders(410),
  },
  {
    name: 'parallel parts within parallel parts without an end',
    code: 'structure.nested-too-deep',
    definition: nested(120),
  },
  {
    name: 'more situations than anybody can go through',
    code: 'soundness.not-proven',
    definition: entangled(10),
  },
];

/** A parallel part in a branch of a parallel part, and so on. */
function nested(depth: number) {
  const levels = Array.from({ length: depth }, (_, at) => at);
  return aProcess(
    [
      start(),
      ...levels.flatMap((at) => [gateway(`s${at}`, 'parallel'), gateway(`j${at}`, 'parallel'), script(`t${at}`)]),
      script('inmost'),
      end(),
    ],
    [
      flow('start', 's0'),
      flow('j0', 'end'),
      ...levels.flatMap((at) => [
        ...way(`s${at}`, `t${at}`, `j${at}`),
        flow(`s${at}`, at + 1 < depth ? `s${at + 1}` : 'inmost'),
        flow(at + 1 < depth ? `j${at + 1}` : 'inmost', `j${at}`),
      ]),
    ],
  );
}

/** Lines of work side by side that wait for each other crosswise, so that no two gateways make a block. */
function entangled(lines: number) {
  const all = Array.from({ length: lines }, (_, at) => at);
  return aProcess(
    [
      start(),
      gateway('split', 'parallel'),
      ...all.flatMap((at) => [
        ...[0, 1, 2].map((step) => script(`t${at}_${step}`)),
        gateway(`out${at}`, 'parallel'),
        gateway(`in${at}`, 'parallel'),
      ]),
      gateway('join', 'parallel'),
      end(),
    ],
    [
      flow('start', 'split'),
      ...all.flatMap((at) => [
        ...way('split', `t${at}_0`, `out${at}`, `t${at}_1`, `in${at}`, `t${at}_2`, 'join'),
        flow(`out${at}`, `in${(at + 1) % lines}`),
      ]),
      flow('join', 'end'),
    ],
  );
}
