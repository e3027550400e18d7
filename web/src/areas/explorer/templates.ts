import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';

type Template = Omit<ProcessDefinitionInput, 'name'>;

/** What a new process can begin with. */
export const templates = {
  blank: {
    nodes: [
      { node_id: 'start', type: 'start', title: 'Start' },
      { node_id: 'end', type: 'end', title: 'End' },
    ],
    flows: [{ id: 'start_end', from: 'start', to: 'end' }],
  },
  approval: {
    data_definitions: [
      {
        name: 'request',
        title: 'What do you ask for?',
        schema: { type: 'string', minLength: 3 },
        input: true,
        required: true,
      },
      { name: 'decision', schema: { type: 'string' } },
    ],
    nodes: [
      { node_id: 'start', type: 'start', title: 'Request' },
      {
        node_id: 'decide',
        type: 'human_internal',
        action_type: 'approval',
        title: 'Decide',
        outputs: ['decision'],
        config: {
          candidateRole: 'manager',
          dueIn: 'P2D',
          contextFields: ['request'],
          form_fields: [
            {
              name: 'decision',
              label: 'Decision',
              type: 'select',
              required: true,
              options: [
                { value: 'approved', label: 'Approve' },
                { value: 'rejected', label: 'Reject' },
              ],
            },
          ],
        },
      },
      { node_id: 'outcome', type: 'decision', title: 'Approved?' },
      { node_id: 'approved', type: 'end', title: 'Approved' },
      { node_id: 'rejected', type: 'end', title: 'Rejected' },
    ],
    flows: [
      { id: 'start_decide', from: 'start', to: 'decide' },
      { id: 'decide_outcome', from: 'decide', to: 'outcome' },
      {
        id: 'yes',
        from: 'outcome',
        to: 'approved',
        type: 'conditional',
        condition: 'decision = "approved"',
        label: 'yes',
      },
      { id: 'no', from: 'outcome', to: 'rejected', isDefault: true, label: 'no' },
    ],
  },
  parallel: {
    nodes: [
      { node_id: 'start', type: 'start', title: 'Start' },
      { node_id: 'split', type: 'decision', title: 'Both teams', config: { gateway: 'parallel' } },
      {
        node_id: 'first',
        type: 'human_internal',
        title: 'Work of the first team',
        config: { candidateRole: 'employee' },
      },
      {
        node_id: 'second',
        type: 'human_internal',
        title: 'Work of the second team',
        config: { candidateRole: 'employee' },
      },
      { node_id: 'join', type: 'decision', title: 'Both done', config: { gateway: 'parallel' } },
      { node_id: 'end', type: 'end', title: 'Done' },
    ],
    flows: [
      { id: 'start_split', from: 'start', to: 'split' },
      { id: 'split_first', from: 'split', to: 'first' },
      { id: 'split_second', from: 'split', to: 'second' },
      { id: 'first_join', from: 'first', to: 'join' },
      { id: 'second_join', from: 'second', to: 'join' },
      { id: 'join_end', from: 'join', to: 'end' },
    ],
  },
} satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;
export const templateNames = Object.keys(templates) as TemplateName[];
