import { aProcess, end, event, flow, gateway, human, script, start, way } from '#compiler/testing/builders.ts';
import type { BadDefinition } from '../bad-input.ts';

type Config = NonNullable<NonNullable<Parameters<typeof human>[1]>['config']>;
const task = (config: Config) => aProcess([start(), human('a', { config }), end()], way('start', 'a', 'end'));
const timed = (timer: Config) =>
  aProcess([start(), event('wait', { event: 'timer', timer }), end()], way('start', 'wait', 'end'));
const decided = (condition: string) =>
  aProcess(
    [start(), gateway('which', 'exclusive'), end('one'), end('two')],
    [flow('start', 'which'), flow('which', 'one', { condition }), flow('which', 'two', { isDefault: true })],
  );
const condition = { flowId: 'which_one', nodeId: 'which', field: '/condition' };

/** Expressions that are marked as FEEL, and what is said of those that nothing is wrong with. */
export const feel: readonly BadDefinition[] = [
  {
    name: 'FEEL that breaks off',
    code: 'expression.syntax',
    at: condition,
    definition: decided('feel: date(due) <'),
  },
  { name: 'FEEL that is empty', code: 'expression.syntax', at: condition, definition: decided('feel:') },
  {
    name: 'JSONata that is marked as FEEL',
    code: 'expression.syntax',
    at: { nodeId: 'a', field: '/config/inputs/x' },
    definition: task({ inputs: { x: '{% feel: $item.price %}' } }),
  },
  {
    name: 'FEEL that is nested without end',
    code: 'expression.syntax',
    at: condition,
    definition: decided(`feel: ${'('.repeat(300)}x${')'.repeat(300)}`),
  },
  {
    name: 'a function that FEEL does not have',
    code: 'expression.unknown-function',
    at: { nodeId: 'wait', field: '/config/timer/duration' },
    definition: timed({ duration: '{% feel: working days(due) %}' }),
  },
  {
    name: 'a FEEL condition that is a number',
    code: 'condition.not-boolean',
    at: condition,
    definition: decided('feel: amount + 1'),
  },
  {
    name: 'a conditional event that waits for the clock',
    code: 'event.condition-on-time',
    severity: 'warning',
    at: { nodeId: 'late', field: '/config/condition' },
    definition: aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        script('plan', { outputs: ['due'] }),
        event('late', { event: 'conditional', position: 'catch', condition: 'feel: date(due) < today()' }),
        gateway('join', 'parallel'),
        end(),
      ],
      [...way('start', 'split', 'plan', 'join', 'end'), ...way('split', 'late', 'join')],
    ),
  },
  {
    name: 'FEEL that JSONata can say',
    code: 'expression.feel-translated',
    severity: 'info',
    at: condition,
    definition: decided('feel: amount between 1 and 5'),
  },
  {
    name: 'FEEL that JSONata cannot say',
    code: 'expression.feel-evaluated',
    severity: 'info',
    at: { nodeId: 'a', field: '/config/assignee' },
    definition: task({ assignee: '{% feel: if today() > date(due) then boss else clerk %}' }),
  },
];
