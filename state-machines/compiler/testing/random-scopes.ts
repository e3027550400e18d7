import fc from 'fast-check';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { aProcess, end, event, gateway, start, subprocess } from './builders.ts';
import { fieldOf } from './random-process.ts';
import { activity, ended, endedByCondition } from './scope-activities.ts';
import { adHoc } from './scope-ad-hoc.ts';
import { connect, type Drawing, type Exit, finish, nextId, place } from './scope-drawing.ts';
import { call, caught, escalate, pause, telling } from './scope-escalations.ts';
import { adHocs, type Step, steps } from './scope-steps.ts';

export const randomScopes: fc.Arbitrary<ProcessDefinition> = steps.map((step) => drawScopes(step));

/** Two ad-hoc subprocesses, and something behind them. */
export const randomAdHocs: fc.Arbitrary<ProcessDefinition> = fc
  .tuple(adHocs, adHocs, steps)
  .map((parts) => drawScopes({ kind: 'sequence', parts }));

/** A process that calls one that calls another, each as often as it likes. */
export const randomCalls: fc.Arbitrary<ProcessDefinition[]> = fc.tuple(steps, steps, steps).map((drawn) => {
  const processes: ProcessDefinition[] = [];
  for (const [level, step] of [...drawn.entries()].toReversed())
    processes.unshift(
      drawScopes(step, level * 1_000, processes[0]?.nodes.find(({ type }) => type === 'machine')?.outputs[0]),
    );
  return processes;
});

function drawScopes(step: Step, count = 0, gives?: string): ProcessDefinition {
  const drawing: Drawing = { nodes: [start()], flows: [], count, undoable: false, gives };
  const first = activity(drawing, { by: 'script' }, [{ from: 'start' }], undefined);
  connect(drawing, draw(drawing, step, first, undefined), 'end');
  drawing.nodes.push(end());
  return aProcess(drawing.nodes, drawing.flows);
}

function draw(drawing: Drawing, step: Step, entries: readonly Exit[], scope: string | undefined): Exit[] {
  switch (step.kind) {
    case 'activity':
      return activity(drawing, step, entries, scope);
    case 'sequence':
      return step.parts.reduce((exits, part) => draw(drawing, part, exits, scope), [...entries]);
    case 'choice':
      return choice(drawing, step, entries, scope);
    case 'adHoc':
      return adHoc(drawing, step, entries, scope);
    case 'empty':
      return empty(drawing, step, entries, scope);
    case 'undo': {
      if (!drawing.undoable) return [...entries];
      const thrown = event(nextId(drawing, 'undo'), { event: 'compensation', position: 'throw' });
      return place(drawing, thrown, entries, scope);
    }
    case 'call':
      return call(drawing, step, entries, scope);
    case 'escalate':
      return escalate(drawing, step.name, entries, scope);
    default:
      return scopeOf(drawing, step, entries, scope);
  }
}

/** Nothing at all, which is done at once, however often. */
function empty(
  drawing: Drawing,
  step: Extract<Step, { kind: 'empty' }>,
  entries: readonly Exit[],
  scope: string | undefined,
): Exit[] {
  const id = nextId(drawing, 'empty');
  const loop = step.repeats ? { loop: { condition: '$iteration < 3', maximum: 3 } } : {};
  const exits = place(drawing, subprocess(id, { config: { kind: 'embedded', ...loop } }), entries, scope);
  return ended(drawing, id, step.ended, exits, scope);
}

/** A choice that has a default, or fails when no condition holds. */
function choice(
  drawing: Drawing,
  { parts, fails }: Extract<Step, { kind: 'choice' }>,
  entries: readonly Exit[],
  scope: string | undefined,
): Exit[] {
  const [check] = activity(drawing, { by: 'script' }, entries, scope);
  const decision = nextId(drawing, 'choice');
  const config = { gateway: 'exclusive', ...(fails && { onNoMatch: 'fail' }) };
  place(drawing, gateway(decision, 'exclusive', { config }), [check!], scope);
  const last = fails ? { condition: `${fieldOf(check!.from)} < 3` } : { isDefault: true };
  const ways = parts.flatMap((part, at) => {
    const entry: Exit =
      at === 0 ? { from: decision, condition: `${fieldOf(check!.from)} > 4` } : { from: decision, ...last };
    return draw(drawing, part, activity(drawing, { by: 'script' }, [entry], scope), scope);
  });
  return place(drawing, gateway(nextId(drawing, 'merge'), 'exclusive'), ways, scope);
}

/** A subprocess; a transaction may cancel itself at its end. */
function scopeOf(
  drawing: Drawing,
  step: Extract<Step, { kind: 'subprocess' }>,
  entries: readonly Exit[],
  scope: string | undefined,
): Exit[] {
  const id = nextId(drawing, 'sub');
  const exits = place(
    drawing,
    subprocess(id, { config: { kind: step.cancels ? 'transaction' : 'embedded' } }),
    entries,
    scope,
  );
  const around = drawing.undoable;
  drawing.undoable = false;
  const begin = step.bare ? [] : place(drawing, start(nextId(drawing, 'in')), [], id);
  const first = activity(drawing, { by: 'script' }, begin, id);
  const inner = draw(drawing, step.body, first, id);
  if (step.cancels) cancelling(drawing, inner, id);
  else if (!step.bare || drawing.nodes.some((node) => node.type === 'end' && node.scope_id === id))
    connect(drawing, inner, finish(drawing, id, telling(step.tells, first[0]!)));
  drawing.undoable = around || drawing.undoable;
  const all = step.cancels ? cancelled(drawing, id, exits, scope) : exits;
  const told = caught(drawing, id, step.catches, step.tells === undefined ? all : pause(drawing, all, scope), scope);
  if (step.ended === 'condition') return endedByCondition(drawing, id, `${fieldOf(first[0]!.from)} > 4`, told, scope);
  return ended(drawing, id, step.ended, told, scope);
}

function cancelling(drawing: Drawing, exits: readonly Exit[], scope: string): void {
  const [check] = activity(drawing, { by: 'script' }, exits, scope);
  const decision = nextId(drawing, 'choice');
  place(drawing, gateway(decision, 'exclusive'), [check!], scope);
  connect(
    drawing,
    [{ from: decision, condition: `${fieldOf(check!.from)} > 4` }],
    finish(drawing, scope, { event: 'cancel' }),
  );
  connect(drawing, [{ from: decision, isDefault: true }], finish(drawing, scope));
}

function cancelled(drawing: Drawing, host: string, exits: readonly Exit[], scope: string | undefined): Exit[] {
  const id = nextId(drawing, 'cancelled');
  place(drawing, event(id, { event: 'cancel', position: 'boundary', attachedTo: host }), [], scope);
  return place(drawing, gateway(nextId(drawing, 'merge'), 'exclusive'), [...exits, { from: id }], scope);
}
