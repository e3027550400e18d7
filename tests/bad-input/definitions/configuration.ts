import { aProcess, end, human, type script, start, way } from '#compiler/testing/builders.ts';
import type { BadDefinition } from '../bad-input.ts';

const only = (node: ReturnType<typeof script>) => aProcess([start(), node, end()], way('start', 'a', 'end'));
const machine = (config: object) =>
  only({
    node_id: 'a',
    type: 'machine',
    title: 'a',
    action_type: 'script',
    config: { source: 'return {}', ...config },
  });

/** What a node is told to do. */
export const configuration: readonly BadDefinition[] = [
  {
    name: 'a field that is not known',
    code: 'node.config-invalid',
    at: { nodeId: 'a', field: '/config/asignee' },
    definition: only(human('a', { config: { asignee: 'emil@acme.example' } })),
  },
  {
    name: 'an action that the type cannot have',
    code: 'node.action-not-allowed',
    at: { nodeId: 'a', field: '/action_type' },
    definition: only(human('a', { action_type: 'script' })),
  },
  {
    name: 'machine work that does not say which',
    code: 'node.action-missing',
    at: { nodeId: 'a', field: '/action_type' },
    definition: only({ node_id: 'a', type: 'machine', title: 'a' }),
  },
  {
    name: 'a decision model, which no installation evaluates yet',
    code: 'target.decision-models-missing',
    at: { nodeId: 'a', field: '/action_type' },
    definition: only({
      node_id: 'a',
      type: 'machine',
      title: 'a',
      action_type: 'rule',
      config: { ruleId: 'discount' },
    }),
  },
  {
    name: 'something imported that nobody has decided about',
    code: 'node.not-translated',
    at: { nodeId: 'a', field: '/config/notTranslated' },
    definition: only(human('a', { config: { notTranslated: ['bpmn.quantity-not-supported'] } })),
  },
  {
    name: 'a loop over instances',
    code: 'activity.loop-and-instances',
    at: { nodeId: 'a', field: '/config/loop' },
    definition: machine({
      loop: { condition: 'more = true' },
      multiInstance: { mode: 'parallel', collection: 'items' },
    }),
  },
  {
    name: 'outputs of instances that nothing collects',
    code: 'multi-instance.outputs-lost',
    severity: 'warning',
    at: { nodeId: 'a', field: '/config/multiInstance/outputCollection' },
    definition: only({
      node_id: 'a',
      type: 'machine',
      title: 'a',
      action_type: 'script',
      outputs: ['x'],
      config: { source: 'return {}', multiInstance: { mode: 'parallel', collection: 'items' } },
    }),
  },
];
