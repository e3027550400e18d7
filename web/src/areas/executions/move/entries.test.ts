import { describe, expect, it } from 'vitest';
import { ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import { entriesOf, pathOf } from './entries.ts';

const definition = ProcessDefinitionSchema.parse({
  name: 'Review',
  nodes: [
    { node_id: 'start', type: 'start', title: 'Start' },
    { node_id: 'inner', type: 'subprocess', title: 'Inner', config: { kind: 'embedded' } },
    { node_id: 'ask', type: 'human_internal', title: 'Ask', scope_id: 'inner' },
    { node_id: 'late', type: 'event', title: 'Late', config: { position: 'boundary', attachedTo: 'inner' } },
    { node_id: 'wait', type: 'event', title: 'Wait', config: { position: 'catch' } },
    { node_id: 'complaint', type: 'subprocess', title: 'Complaint', config: { kind: 'event' } },
    { node_id: 'apologize', type: 'human_internal', title: 'Apologize', scope_id: 'complaint' },
    { node_id: 'end', type: 'end', title: 'End' },
  ],
  flows: [],
});

describe('Nodes at which a run can go on', () => {
  it('are those that flows lead to, in subprocesses of the drawing too, but not what only an event reaches', () => {
    expect(entriesOf(definition).map((node) => node.node_id)).toEqual(['start', 'inner', 'ask', 'late', 'wait', 'end']);
  });

  it('are called with the subprocesses that they lie in', () => {
    expect(entriesOf(definition).map((node) => pathOf(definition, node))).toContain('Inner › Ask');
  });
});
