import type { NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';

/** Nodes at which a run can go on: not those within a subprocess of the drawing, nor what is attached to an activity. */
export const entriesOf = ({ nodes }: ProcessDefinition): NodeDef[] =>
  nodes.filter(
    ({ scope_id, type, config }) =>
      scope_id === undefined &&
      !(type === 'event' && config.position === 'boundary') &&
      !(type === 'subprocess' && config.kind === 'event'),
  );
