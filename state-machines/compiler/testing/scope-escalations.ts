import { event, gateway, subprocess } from './builders.ts';
import { fieldOf } from './random-process.ts';
import { activity, ended } from './scope-activities.ts';
import { connect, type Drawing, type Exit, finish, nextId, place } from './scope-drawing.ts';
import type { Catching, Step } from './scope-steps.ts';

/** Runs another process; where there is none, a script does its work. */
export function call(
  drawing: Drawing,
  step: Extract<Step, { kind: 'call' }>,
  entries: readonly Exit[],
  scope: string | undefined,
): Exit[] {
  if (drawing.gives === undefined) return activity(drawing, { by: 'script', ended: step.ended }, entries, scope);
  const id = nextId(drawing, 'call');
  const { config } = subprocess(id);
  const node = subprocess(id, { outputs: [drawing.gives], config: { ...config, inputs: { seed: '{% seed %}' } } });
  const exits = pause(drawing, place(drawing, node, entries, scope), scope);
  return ended(drawing, id, step.ended, caught(drawing, id, step.catches, exits, scope), scope);
}

/** Says what a script has just given. */
export function escalate(drawing: Drawing, name: string, entries: readonly Exit[], scope: string | undefined): Exit[] {
  const said = activity(drawing, { by: 'script' }, entries, scope);
  const thrown = event(nextId(drawing, 'tell'), { position: 'throw', ...telling(name, said[0]!) });
  return pause(drawing, place(drawing, thrown, said, scope), scope);
}

export const telling = (name: string | undefined, { from }: Exit) =>
  name === undefined ? {} : { event: 'escalation' as const, name, inputs: { by: `{% ${fieldOf(from)} %}` } };

/** What an escalation has started is done before anything else happens. */
export const pause = (drawing: Drawing, entries: readonly Exit[], scope: string | undefined): Exit[] =>
  place(
    drawing,
    event(nextId(drawing, 'pause'), { event: 'timer', position: 'catch', timer: { duration: 'PT1H' } }),
    entries,
    scope,
  );

/** The event on a boundary that catches escalations, with a way of its own: one that interrupts comes back. */
export function caught(
  drawing: Drawing,
  host: string,
  catching: Catching,
  exits: readonly Exit[],
  scope: string | undefined,
): Exit[] {
  if (!catching) return [...exits];
  const { name, interrupting } = catching;
  const id = nextId(drawing, 'told');
  const outputMapping = { [fieldOf(id)]: '{% $output.by %}' };
  const config = { event: 'escalation', interrupting, outputMapping, ...(name !== undefined && { name }) } as const;
  place(drawing, event(id, { position: 'boundary', attachedTo: host, ...config }), [], scope);
  const handled = activity(drawing, { by: 'script' }, [{ from: id }], scope);
  if (interrupting)
    return place(drawing, gateway(nextId(drawing, 'merge'), 'exclusive'), [...exits, ...handled], scope);
  connect(drawing, handled, finish(drawing, scope));
  return [...exits];
}
