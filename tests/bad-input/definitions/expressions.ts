import { aProcess, end, flow, gateway, human, script, start, way } from '#compiler/testing/builders.ts';
import type { BadDefinition } from '../bad-input.ts';

type Config = NonNullable<NonNullable<Parameters<typeof human>[1]>['config']>;
const task = (config: Config) => aProcess([start(), human('a', { config }), end()], way('start', 'a', 'end'));
const decided = (condition: string) =>
  aProcess(
    [start(), gateway('which', 'exclusive'), end('one'), end('two')],
    [flow('start', 'which'), flow('which', 'one', { condition }), flow('which', 'two', { isDefault: true })],
  );
const notBoolean = (name: string, condition: string): BadDefinition => ({
  name: `a condition that is ${name}`,
  code: 'condition.not-boolean',
  at: { flowId: 'which_one', nodeId: 'which', field: '/condition' },
  definition: decided(condition),
});

/** Expressions and the data that they speak of. */
export const expressions: readonly BadDefinition[] = [
  {
    name: 'an expression that breaks off',
    code: 'expression.syntax',
    at: { nodeId: 'a', field: '/config/inputs/total' },
    definition: task({ inputs: { total: '{% amount > %}' } }),
  },
  {
    name: 'a condition that breaks off',
    code: 'expression.syntax',
    at: { flowId: 'which_one', field: '/condition' },
    definition: decided('amount = = 1'),
  },
  {
    name: 'a name that is not in scope',
    code: 'expression.unknown-variable',
    at: { nodeId: 'a', field: '/config/inputs/x' },
    definition: task({ inputs: { x: '{% $output.y %}' } }),
  },
  {
    name: 'an expression that evaluates text',
    code: 'expression.eval-not-allowed',
    at: { nodeId: 'a', field: '/config/assignee' },
    definition: task({ assignee: '{% $eval("1") %}' }),
  },
  notBoolean('a number', 'amount + 1'),
  notBoolean('a text', '"approved"'),
  notBoolean('a list', '[paid]'),
  notBoolean('nothing', 'null'),
  notBoolean('a text in every case', 'paid ? "yes" : "no"'),
  notBoolean('a function’s number', '$round(amount, 2)'),
  {
    name: 'a loop whose condition is a number',
    code: 'condition.not-boolean',
    at: { nodeId: 'a', field: '/config/loop/condition' },
    definition: task({ loop: { condition: '$iteration + 1' } }),
  },
  {
    name: 'a completion condition that is a number',
    code: 'condition.not-boolean',
    at: { nodeId: 'a', field: '/config/multiInstance/completionCondition' },
    definition: task({
      multiInstance: { mode: 'parallel', collection: 'items', completionCondition: '$completed / $total' },
    }),
  },
  {
    name: 'FEEL that breaks off',
    code: 'expression.syntax',
    at: { nodeId: 'a', field: '/config/assignee' },
    definition: task({ assignee: '{% feel: if x then %}' }),
  },
  {
    name: 'FEEL with a function that nobody knows',
    code: 'expression.unknown-function',
    at: { nodeId: 'a', field: '/config/assignee' },
    definition: task({ assignee: '{% feel: fetch("https://example.com") %}' }),
  },
  {
    name: 'FEEL whose condition is a number',
    code: 'condition.not-boolean',
    at: { flowId: 'which_one', field: '/condition' },
    definition: decided('feel: count(items)'),
  },
  {
    name: 'FEEL that JSONata can say',
    code: 'expression.feel-translated',
    severity: 'info',
    at: { flowId: 'which_one', field: '/condition' },
    definition: decided('feel: amount > 1000'),
  },
  {
    name: 'FEEL that JSONata cannot say',
    code: 'expression.feel-evaluated',
    severity: 'info',
    at: { flowId: 'which_one', field: '/condition' },
    definition: decided('feel: date(due) < today()'),
  },
  {
    name: 'a required field that nothing produces',
    code: 'data.input-never-produced',
    at: { nodeId: 'a', field: '/requiredInputs/0' },
    definition: aProcess([start(), human('a', { requiredInputs: ['amount'] }), end()], way('start', 'a', 'end')),
  },
  {
    name: 'a required field that is produced only later',
    code: 'data.input-produced-too-late',
    at: { nodeId: 'a', field: '/requiredInputs/0' },
    definition: aProcess(
      [start(), human('a', { requiredInputs: ['x'] }), script('b', { outputs: ['x'] }), end()],
      way('start', 'a', 'b', 'end'),
    ),
  },
  {
    name: 'two branches that write one field',
    code: 'data.parallel-write-conflict',
    severity: 'warning',
    at: { nodeId: 'split', field: '/data/x' },
    definition: aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        script('a', { outputs: ['x'] }),
        script('b', { outputs: ['x'] }),
        gateway('join', 'parallel'),
        end(),
      ],
      [...way('start', 'split', 'a', 'join', 'end'), ...way('split', 'b', 'join')],
    ),
  },
];
