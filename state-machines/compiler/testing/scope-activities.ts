import { event, gateway, human, receive, script, subprocess } from './builders.ts';
import { fieldOf } from './random-process.ts';
import { connect, type Drawing, type Exit, finish, nextId, place } from './scope-drawing.ts';
import type { Doer, Ending, Reminding } from './scope-steps.ts';

interface Activity {
  readonly by: Doer;
  readonly ended?: Ending;
  readonly undone?: boolean;
  readonly loops?: boolean;
  readonly reminds?: Reminding | undefined;
}

export function activity(
  drawing: Drawing,
  step: Activity,
  entries: readonly Exit[],
  scope: string | undefined,
): Exit[] {
  const id = nextId(drawing, step.by);
  const loop = step.loops ? { loop: { condition: `${fieldOf(id)} > 4`, maximum: 3 } } : {};
  const outputs = [fieldOf(id)];
  const draws = { human, receive, script };
  const config = step.by === 'script' ? { source: 'return data', ...loop } : loop;
  const node = draws[step.by](id, { outputs, config });
  const exits = place(drawing, node, entries, scope);
  if (step.undone) {
    const undo = nextId(drawing, 'un');
    place(
      drawing,
      event(nextId(drawing, 'comp'), { event: 'compensation', position: 'boundary', attachedTo: id, handler: undo }),
      [],
      scope,
    );
    drawUndoing(drawing, undo, step.by, scope);
    drawing.undoable = true;
  }
  if (step.reminds !== undefined && step.by !== 'script' && !step.loops) reminded(drawing, id, step.reminds, scope);
  return ended(drawing, id, step.ended, exits, scope);
}

/** What undoes people's work takes two steps. */
function drawUndoing(drawing: Drawing, id: string, by: Doer, scope: string | undefined): void {
  const task = (one: string) => script(one, { outputs: [fieldOf(one)], config: { source: 'return data' } });
  if (by === 'human') {
    place(drawing, subprocess(id, { config: { kind: 'embedded' } }), [], scope);
    place(drawing, task(`${id}b`), place(drawing, task(`${id}a`), [], id), id);
  } else place(drawing, task(id), [], scope);
}

/** A timer that fires beside an activity so many times at most, with a way of its own that ends. */
function reminded(drawing: Drawing, host: string, { times, computed }: Reminding, scope: string | undefined): void {
  const id = nextId(drawing, 'tick');
  const cycle = computed ? `{% "R" & (seed % ${times} + 1) & "/PT50M" %}` : `R${times}/PT50M`;
  const timer = { event: 'timer', timer: { cycle }, interrupting: false };
  place(drawing, event(id, { position: 'boundary', attachedTo: host, ...timer }), [], scope);
  connect(drawing, activity(drawing, { by: 'script' }, [{ from: id }], scope), finish(drawing, scope));
}

/** The event on a boundary, with a way of its own that comes back. */
export function ended(
  drawing: Drawing,
  host: string,
  how: Ending,
  exits: readonly Exit[],
  scope: string | undefined,
): Exit[] {
  if (!how) return [...exits];
  const id = nextId(drawing, 'event');
  const config = how === 'error' ? { event: 'error' } : { event: 'message', name: id };
  const outputs = how === 'message' ? [fieldOf(id)] : [];
  place(drawing, event(id, { position: 'boundary', attachedTo: host, ...config }, { outputs }), [], scope);
  const handled = activity(drawing, { by: 'script' }, [{ from: id }], scope);
  return place(drawing, gateway(nextId(drawing, 'merge'), 'exclusive'), [...exits, ...handled], scope);
}

export function endedByCondition(
  drawing: Drawing,
  host: string,
  condition: string,
  exits: readonly Exit[],
  scope: string | undefined,
): Exit[] {
  const id = nextId(drawing, 'event');
  place(drawing, event(id, { position: 'boundary', attachedTo: host, event: 'conditional', condition }), [], scope);
  const handled = activity(drawing, { by: 'script' }, [{ from: id }], scope);
  return place(drawing, gateway(nextId(drawing, 'merge'), 'exclusive'), [...exits, ...handled], scope);
}
