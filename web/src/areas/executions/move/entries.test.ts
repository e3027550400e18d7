import { describe, expect, it } from 'vitest';
import { ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import { entriesOf } from './entries.ts';

const definition = ProcessDefinitionSchema.parse({
  name: 'Review',
  nodes: [
    { node_id: 'start', type: 'start', title: 'Start' },
    { node_id: 'inner', type: 'subprocess', title: 'Inner', config: { kind: 'embedded' } },
    { node_id: 'ask', type: 'human_internal', title: 'Ask', scope_id: 'inner' },
    { node_id: 'late', type: 'event', title: 'Late', config: { position: 'boundary', attachedTo: 'inner' } },
    { node_id: 'wait', type: 'event', title: 'Wait', config: { position: 'catch' } },
    { node_id: 'complaint', type: 'subprocess', title: 'Complaint', config: { kind: 'event' } },
    { node_id: 'end', type: 'end', title: 'End' },
  ],
  flows: [],
});

describe('Nodes at which a run can go on', () => {
  it('are those of the process itself, not what lies within or is attached', () => {
    expect(entriesOf(definition).map((node) => node.node_id)).toEqual(['start', 'inner', 'wait', 'end']);
  });
});
