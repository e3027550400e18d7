import { aProcess, end, event, flow, gateway, human, script, start, way } from '#compiler/testing/builders.ts';
import type { BadDefinition } from '../bad-input.ts';

type Config = NonNullable<Parameters<typeof event>[1]>;
const between = (config: Config) => aProcess([start(), event('e', config), end()], way('start', 'e', 'end'));

/** A condition that waits beside activities which write what it reads. */
const beside = (condition: string, ...writers: ReturnType<typeof script>[]) =>
  aProcess(
    [
      start(),
      gateway('split', 'parallel'),
      event('e', { event: 'conditional', position: 'catch', condition }),
      ...writers,
      gateway('join', 'parallel'),
      end(),
    ],
    [...way('start', 'split', 'e', 'join', 'end'), ...writers.flatMap(({ node_id: id }) => way('split', id, 'join'))],
  );

/** Conditions that nobody can answer. */
export const conditions: readonly BadDefinition[] = [
  {
    name: 'a condition that nothing can make come true while it is waited for',
    code: 'event.condition-never-changes',
    at: { nodeId: 'e', field: '/config/condition' },
    definition: aProcess(
      [
        start(),
        human('a', { outputs: ['x'] }),
        event('e', { event: 'conditional', position: 'catch', condition: 'x > 1' }),
        end(),
      ],
      way('start', 'a', 'e', 'end'),
    ),
  },
  {
    name: 'a condition on the border of a task beside which nothing runs',
    code: 'event.condition-never-changes',
    at: { nodeId: 'e', field: '/config/condition' },
    definition: aProcess(
      [
        start(),
        human('a', { outputs: ['x'] }),
        event('e', { event: 'conditional', position: 'boundary', attachedTo: 'a', condition: 'x > 1' }),
        end(),
      ],
      [...way('start', 'a', 'end'), flow('e', 'end')],
    ),
  },
  {
    name: 'a conditional event without a condition',
    code: 'event.condition-missing',
    at: { nodeId: 'e', field: '/config/condition' },
    definition: between({ event: 'conditional', position: 'catch' }),
  },
  {
    name: 'a conditional event whose condition is never true or false',
    code: 'condition.not-boolean',
    at: { nodeId: 'e', field: '/config/condition' },
    definition: beside('x + 1', script('a', { outputs: ['x'] })),
  },
  {
    name: 'a conditional event whose condition does not parse',
    code: 'expression.syntax',
    at: { nodeId: 'e', field: '/config/condition' },
    definition: beside('x >', script('a', { outputs: ['x'] })),
  },
  {
    name: 'a process that starts on a condition',
    code: 'event.not-supported',
    at: { nodeId: 'start', field: '/config/event' },
    definition: aProcess(
      [start('start', { config: { event: 'conditional', condition: 'x > 1' } }), end()],
      way('start', 'end'),
    ),
  },
  {
    name: 'a condition over what two ways write, of which neither sees the other',
    code: 'event.condition-partly-seen',
    severity: 'warning',
    at: { nodeId: 'e', field: '/config/condition' },
    path: ['a', 'b'],
    definition: beside('x and y', script('a', { outputs: ['x'] }), script('b', { outputs: ['y'] })),
  },
];
