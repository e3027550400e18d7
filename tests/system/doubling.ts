import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';

/** A process of one script, which doubles the `n` that it is given. */
export const doubling = (name: string, over: Partial<ProcessDefinitionInput> = {}): ProcessDefinitionInput => ({
  name,
  nodes: [
    { node_id: 'start', type: 'start', title: 'Start' },
    {
      node_id: 'double',
      type: 'machine',
      title: 'Double it',
      action_type: 'script',
      config: { source: 'return { twice: inputs.n * 2 };', inputs: { n: '{% n %}' } },
      outputs: ['twice'],
    },
    { node_id: 'end', type: 'end', title: 'End' },
  ],
  flows: [
    { id: 'f1', from: 'start', to: 'double' },
    { id: 'f2', from: 'double', to: 'end' },
  ],
  data_definitions: [
    { name: 'n', schema: { type: 'number' }, input: true, required: true },
    { name: 'twice', schema: { type: 'number' } },
  ],
  ...over,
});
