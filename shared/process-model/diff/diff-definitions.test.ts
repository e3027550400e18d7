import { describe, expect, it } from 'vitest';
import { type ProcessDefinitionInput, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import { diffDefinitions } from './diff-definitions.ts';

const base: ProcessDefinitionInput = {
  name: 'Expenses',
  lanes: [
    { id: 'staff', title: 'Staff' },
    { id: 'boss', title: 'Boss' },
  ],
  nodes: [
    { node_id: 'start', type: 'start', title: 'Start', position: { x: 0, y: 0 } },
    {
      node_id: 'claim',
      type: 'human_internal',
      title: 'Claim',
      lane_id: 'staff',
      config: {
        form_fields: [
          { name: 'amount', label: 'Amount', type: 'number' },
          { name: 'reason', label: 'Reason', type: 'text' },
        ],
      },
      outputs: ['amount', 'reason'],
    },
    { node_id: 'big', type: 'decision', title: 'Big?' },
    { node_id: 'end', type: 'end', title: 'End' },
  ],
  flows: [
    { id: 'f1', from: 'start', to: 'claim' },
    { id: 'f2', from: 'claim', to: 'big' },
    { id: 'f3', from: 'big', to: 'end', condition: 'amount > 10' },
    { id: 'f4', from: 'big', to: 'claim', isDefault: true },
  ],
  data_definitions: [{ name: 'amount', schema: { type: 'number' } }],
};

type Whole = { [Field in keyof ProcessDefinitionInput]-?: NonNullable<ProcessDefinitionInput[Field]> };
type Change = (definition: Whole) => void;
const changed = (change: Change) => {
  const after = structuredClone(base) as Whole;
  change(after);
  return diffDefinitions(ProcessDefinitionSchema.parse(base), ProcessDefinitionSchema.parse(after));
};

describe('the difference between two definitions', () => {
  it('is nothing for one and the same, in whatever order it is written', () => {
    const diff = changed((after) => {
      after.nodes.reverse();
      after.data_definitions.reverse();
      after.nodes.find(({ node_id }) => node_id === 'claim')!.outputs = ['reason', 'amount'];
    });
    expect(diff).toEqual({
      identical: true,
      equivalent: true,
      counts: { added: 0, removed: 0, changed: 0, moved: 0 },
      changes: [],
    });
  });

  it('names the field within a form by the name of the field', () => {
    const { changes } = changed((after) => {
      after.nodes[1]!.config = {
        form_fields: [
          { name: 'amount', label: 'Sum', type: 'number' },
          { name: 'reason', label: 'Reason', type: 'text' },
          { name: 'day', label: 'Day', type: 'date' },
        ],
      };
    });
    expect(changes).toEqual([
      {
        element: 'node',
        id: 'claim',
        title: 'Claim',
        change: 'changed',
        fields: [
          {
            path: '/config/form_fields/amount/label',
            change: 'changed',
            before: 'Amount',
            after: 'Sum',
            meaning: true,
          },
          {
            path: '/config/form_fields/day',
            change: 'added',
            after: { name: 'day', label: 'Day', type: 'date' },
            meaning: true,
          },
        ],
      },
    ]);
  });

  it('tells a moved shape from a changed one', () => {
    const diff = changed((after) => {
      after.nodes[0]!.position = { x: 5, y: 0 };
      after.lanes.reverse();
    });
    expect(diff).toMatchObject({ identical: false, equivalent: true, counts: { moved: 2, changed: 0 } });
    expect(diff.changes.map(({ element, id, change }) => [element, id, change])).toEqual([
      ['process', 'process', 'moved'],
      ['node', 'start', 'moved'],
    ]);
  });

  it('shows elements that came and went, and settings', () => {
    const { counts, changes } = changed((after) => {
      after.name = 'Spending';
      after.nodes.splice(1, 1, { node_id: 'ask', type: 'human_internal', title: 'Ask' });
      after.flows = after.flows.filter(({ from, to }) => from !== 'claim' && to !== 'claim');
      after.data_definitions[0]!.required = true;
    });
    expect(counts).toEqual({ added: 1, removed: 4, changed: 2, moved: 0 });
    expect(changes.map(({ element, id, change }) => `${change} ${element} ${id}`)).toEqual([
      'changed process process',
      'added node ask',
      'removed node claim',
      'removed flow f1',
      'removed flow f2',
      'removed flow f4',
      'changed data_definition amount',
    ]);
    expect(changes.find(({ id }) => id === 'f1')?.title).toBe('Start → Claim');
  });

  it('sees that a decision asks its conditions in another order', () => {
    const { changes } = changed((after) => after.flows.reverse());
    expect(changes).toEqual([
      expect.objectContaining({
        id: 'big',
        change: 'changed',
        fields: [{ path: '/flowOrder', change: 'changed', before: ['f3', 'f4'], after: ['f4', 'f3'], meaning: true }],
      }),
    ]);
  });

  it('overlooks the delimiters of an expression', () => {
    expect(changed((after) => (after.flows[2]!.condition = '{% amount > 10 %}')).identical).toBe(true);
    expect(changed((after) => (after.flows[2]!.condition = 'amount > 11')).counts.changed).toBe(1);
  });
});
