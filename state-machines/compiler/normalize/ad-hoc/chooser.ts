import type { Work } from '../model.ts';
import type { Sketch } from './sketch.ts';
import type { AdHocWay } from './ways.ts';

/** The answer that nothing more is to be started. */
const DONE = '(done)';

/** The task that asks a person what is next, and the decision that follows the answer. Gives the ids of both. */
export function addChooser(sketch: Sketch, scope: string, ways: readonly AdHocWay[]): { ask: string; which: string } {
  const { def, work } = sketch.owner;
  const chooser = work.kind === 'subprocess' ? work.config.chooser : undefined;
  const options = ways.map(({ first }) => ({ value: first.def.node_id, label: first.def.title }));
  const config: Extract<Work, { kind: 'human' }>['config'] = {
    ...chooser,
    priority: 'medium',
    form_fields: [
      {
        name: 'next',
        label: 'Next',
        type: 'select',
        required: true,
        readOnly: false,
        options: [...options, { value: DONE, label: 'That was all' }],
      },
    ],
  };
  const title = `What is next in “${def.title}”?`;
  const ask = sketch.add(
    sketch.id('next'),
    scope,
    'human_internal',
    { kind: 'human', config },
    { chooses: true },
    title,
  );
  const which = sketch.gateway(sketch.id('which'), scope);
  sketch.flow(ask, which);
  return { ask, which };
}

/** What the answer must be for a way to be started. */
export const isChosen = ({ first }: AdHocWay): string => `$chosen = ${JSON.stringify(first.def.node_id)}`;
