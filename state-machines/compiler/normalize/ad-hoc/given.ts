import { quoted } from '../../expressions/one-line.ts';
import type { Sketch } from './sketch.ts';
import type { AdHocWay } from './ways.ts';

/** Raised when the data name something that cannot be started. */
const UNKNOWN = 'FlowMaster.UnknownActivity';

/** Field of what lies in the subprocess that holds the names; it is not handed on. */
export const givenField = ({ owner: { def } }: Sketch): string =>
  `adHoc_given_${def.node_id.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 80);

export interface Begun {
  /** The gateway behind which the ways begin, and how it is left. */
  readonly id: string;
  readonly when: { readonly isDefault?: boolean };
  /** The condition under which the data name a way. */
  readonly names: (way: AdHocWay) => string;
}

/** Start of the ways that the data name; a name that is none of theirs is an error of the run. */
export function startGiven(sketch: Sketch, scope: string, ways: readonly AdHocWay[]): Begun {
  const field = givenField(sketch);
  const ids = JSON.stringify(ways.map(({ first }) => first.def.node_id));
  const start = sketch.start(sketch.id('in'), scope);
  const known = sketch.gateway(sketch.id('known'), scope);
  const strangers = `[${field}][$not($ in ${ids})]`;
  const title = `“${sketch.owner.def.title}”`;
  const cause = [
    quoted(`The expression of the field activeElements named “`),
    `$substring($string(${strangers}[0]), 0, 200)`,
    quoted(`”, which is none of the activities that may be started in ${title}: `),
    `$join(${ids}, ", ")`,
    quoted(`. Correct what it reads, or add the activity to ${title}.`),
  ].join(' & ');
  const unknown = sketch.end(sketch.id('unknown'), scope, { event: 'error', name: UNKNOWN }, { cause });
  sketch.flow(start, known);
  sketch.flow(known, unknown, { condition: `$exists(${field}) and $count(${strangers}) > 0` });
  return {
    id: known,
    when: { isDefault: true },
    names: ({ first }) => `${JSON.stringify(first.def.node_id)} in ${field}`,
  };
}
