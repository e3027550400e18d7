import fc from 'fast-check';
import type { ProcessDefinition, ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { aProcess, end, event, gateway, human, receive, script, start, subprocess } from './builders.ts';
import { fieldOf } from './random-process.ts';

type Nodes = ProcessDefinitionInput['nodes'];
type Flows = ProcessDefinitionInput['flows'];

/** A piece in which one thing happens after another, so that what an event interrupts is certain. */
export type Step =
  | {
      readonly kind: 'activity';
      readonly by: Doer;
      readonly ended: Ending;
      readonly undone: boolean;
      readonly loops: boolean;
      /** How often a timer may fire beside it. */
      readonly reminds: number | undefined;
    }
  | { readonly kind: 'sequence'; readonly parts: readonly Step[] }
  | { readonly kind: 'choice'; readonly parts: readonly Step[]; readonly fails: boolean }
  | {
      readonly kind: 'subprocess';
      readonly body: Step;
      readonly ended: Ending | 'condition';
      readonly cancels: boolean;
      /** Drawn without a start, and without an end where nothing else has drawn one. */
      readonly bare: boolean;
    }
  | { readonly kind: 'adHoc'; readonly given: boolean }
  | { readonly kind: 'undo' };

/** A script, a person, or whoever sends the message that a receive task waits for. */
type Doer = 'script' | 'human' | 'receive';

/** The event on its boundary. */
type Ending = 'error' | 'message' | undefined;
const ending: fc.Arbitrary<Ending> = fc.option(fc.constantFrom('error' as const, 'message' as const), {
  nil: undefined,
  freq: 3,
});

export const steps: fc.Arbitrary<Step> = fc.letrec<{ step: Step }>((tie) => ({
  step: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('activity' as const),
        by: fc.constantFrom('script' as const, 'human' as const, 'receive' as const),
        ended: ending,
        undone: fc.boolean(),
        loops: fc.boolean(),
        reminds: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 2 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'undo' }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('adHoc' as const), given: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('sequence' as const),
        parts: fc.array(tie('step'), { minLength: 2, maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('choice' as const),
        parts: fc.array(tie('step'), { minLength: 2, maxLength: 2 }),
        fails: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('subprocess' as const),
        body: tie('step'),
        ended: fc.oneof(ending, fc.constant('condition' as const)),
        cancels: fc.boolean(),
        bare: fc.boolean(),
      }),
    },
  ),
})).step;

interface Drawing {
  readonly nodes: Nodes;
  readonly flows: Flows;
  count: number;
  /** Something can be undone in the scope that is drawn. */
  undoable: boolean;
}

interface Exit {
  readonly from: string;
  readonly condition?: string;
  readonly isDefault?: boolean;
}

export const randomScopes: fc.Arbitrary<ProcessDefinition> = steps.map((step) => {
  const drawing: Drawing = { nodes: [start()], flows: [], count: 0, undoable: false };
  const first = activity(drawing, { by: 'script' }, [{ from: 'start' }], undefined);
  connect(drawing, draw(drawing, step, first, undefined), 'end');
  drawing.nodes.push(end());
  return aProcess(drawing.nodes, drawing.flows);
});

const nextId = (drawing: Drawing, prefix: string) => `${prefix}${++drawing.count}`;

function connect(drawing: Drawing, exits: readonly Exit[], to: string): void {
  for (const exit of exits) {
    const { from, condition, isDefault } = exit;
    const id = `flow${drawing.flows.length + 1}`;
    drawing.flows.push({
      id,
      from,
      to,
      ...(condition !== undefined && { condition }),
      ...(isDefault && { isDefault }),
    });
  }
}

function place(drawing: Drawing, node: Nodes[number], entries: readonly Exit[], scope: string | undefined): Exit[] {
  drawing.nodes.push({ ...node, ...(scope !== undefined && { scope_id: scope }) });
  connect(drawing, entries, node.node_id);
  return [{ from: node.node_id }];
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
      return adHoc(drawing, step.given, entries, scope);
    case 'undo': {
      if (!drawing.undoable) return [...entries];
      const thrown = event(nextId(drawing, 'undo'), { event: 'compensation', position: 'throw' });
      return place(drawing, thrown, entries, scope);
    }
    default:
      return scopeOf(drawing, step, entries, scope);
  }
}

/** A script and what follows it, and a person's task: one at a time, as somebody chooses or the data say. */
function adHoc(drawing: Drawing, given: boolean, entries: readonly Exit[], scope: string | undefined): Exit[] {
  const id = nextId(drawing, 'adhoc');
  const [first] = activity(drawing, { by: 'script' }, [], id);
  activity(drawing, { by: 'script' }, [first!], id);
  const [other] = activity(drawing, { by: 'human' }, [], id);
  const activeElements = `seed % 2 = 0 ? ["${first!.from}", "${other!.from}"] : "${other!.from}"`;
  const config = { kind: 'ad_hoc', ordering: 'sequential', ...(given && { activeElements }) };
  return place(drawing, subprocess(id, { config }), entries, scope);
}

interface Activity {
  readonly by: Doer;
  readonly ended?: Ending;
  readonly undone?: boolean;
  readonly loops?: boolean;
  readonly reminds?: number | undefined;
}

function activity(drawing: Drawing, step: Activity, entries: readonly Exit[], scope: string | undefined): Exit[] {
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
function reminded(drawing: Drawing, host: string, times: number, scope: string | undefined): void {
  const id = nextId(drawing, 'tick');
  const timer = { event: 'timer', timer: { cycle: `R${times}/PT50M` }, interrupting: false };
  place(drawing, event(id, { position: 'boundary', attachedTo: host, ...timer }), [], scope);
  connect(drawing, activity(drawing, { by: 'script' }, [{ from: id }], scope), finish(drawing, scope));
}

/** The event on a boundary, with a way of its own that comes back. */
function ended(drawing: Drawing, host: string, how: Ending, exits: readonly Exit[], scope: string | undefined): Exit[] {
  if (!how) return [...exits];
  const id = nextId(drawing, 'event');
  const config = how === 'error' ? { event: 'error' } : { event: 'message', name: id };
  const outputs = how === 'message' ? [fieldOf(id)] : [];
  place(drawing, event(id, { position: 'boundary', attachedTo: host, ...config }, { outputs }), [], scope);
  const handled = activity(drawing, { by: 'script' }, [{ from: id }], scope);
  return place(drawing, gateway(nextId(drawing, 'merge'), 'exclusive'), [...exits, ...handled], scope);
}

function endedByCondition(
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
    connect(drawing, inner, finish(drawing, id));
  drawing.undoable = around || drawing.undoable;
  const all = step.cancels ? cancelled(drawing, id, exits, scope) : exits;
  if (step.ended === 'condition') return endedByCondition(drawing, id, `${fieldOf(first[0]!.from)} > 4`, all, scope);
  return ended(drawing, id, step.ended, all, scope);
}

function finish(drawing: Drawing, scope: string | undefined, config = {}): string {
  const id = nextId(drawing, 'out');
  place(drawing, end(id, { config }), [], scope);
  return id;
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
