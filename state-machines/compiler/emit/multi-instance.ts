import { bindExpression, COMMON_BINDINGS } from '../expressions/bind.ts';
import { conditionExpression } from '../expressions/condition.ts';
import { delimited, expressionOf } from '../expressions/delimiters.ts';
import { attachedTo } from '../normalize/attached.ts';
import { keepsElements } from '../normalize/elements.ts';
import { type ActivityWork, idOf, type MultiInstance, titleOf, type Vertex } from '../normalize/model.ts';
import { afterWork } from './after-work.ts';
import type { AslState } from './asl.ts';
import { boundaryCatches } from './boundaries.ts';
import { earlyCompletion } from './early-completion.ts';
import { allElements, elementsLeft } from './elements.ts';
import { ScopeStates, sourceOf } from './emission.ts';
import { escalationsPassing } from './escalation.ts';
import { emitInstance } from './instance.ts';
import { catchesOf } from './interruption.ts';
import type { Passage } from './passage.ts';

/** Runs an activity once per element; each instance sees `item` and `index` beside the data, and gives its own output. */
export function emitMultiInstance(states: ScopeStates, vertex: Vertex, work: ActivityWork, passage: Passage): void {
  const { multiInstance } = work.config;
  if (!multiInstance) return;
  if (multiInstance.completionCondition === undefined || multiInstance.mode === 'parallel')
    emitMap(states, vertex, work, multiInstance, passage);
  else emitLoop(states, vertex, work, multiInstance, passage);
}

/** The array constructor makes a missing collection empty and a single value an array. */
const itemsOf = ({ collection }: MultiInstance): string =>
  `[${bindExpression(expressionOf(collection).source, COMMON_BINDINGS)}]`;

function collected({ outputCollection }: MultiInstance, outputs: string): string | undefined {
  if (outputCollection === undefined) return undefined;
  return `$merge([$states.input.data, {${JSON.stringify(outputCollection)}: ${outputs}}])`;
}

function emitMap(
  states: ScopeStates,
  vertex: Vertex,
  work: ActivityWork,
  multi: MultiInstance,
  passage: Passage,
): void {
  const early = multi.completionCondition !== undefined ? earlyCompletion(states, vertex, multi) : undefined;
  const name = early ? states.name(vertex, 'instances') : passage.entry;
  const inner = new ScopeStates(states.emission, states.scope, [], states.around);
  const start = emitInstance(inner, vertex, work, {
    ...(early ? early.each(inner) : { leave: { End: true }, outputOf: delimited }),
    catches: [],
    rethrows: passage.rethrows === true || catchesByName(vertex),
  });
  const leave = afterWork(states, vertex, name, passage.leave);
  if (early) early.enter(states, passage.entry, name);
  const catches = [
    ...(early ? [early.completed(states, leave, (outputs) => collected(multi, outputs))] : []),
    ...catchesAround(states, vertex, passage),
  ];
  const { elementsOf } = vertex.node!;
  const elements = elementsOf === undefined ? allElements(itemsOf(multi)) : elementsLeft(itemsOf(multi), elementsOf);
  const kept =
    elementsOf === undefined ? { elements: 'all' as const } : { elements: 'left' as const, token: elementsOf };
  const source = { ...sourceOf(vertex, 'instances'), ...(keepsElements(vertex.node!) && kept) };
  states.add(name, source, {
    Type: 'Map',
    Items: elements.items,
    ItemSelector: {
      data: '{% $states.input.data %}',
      __context__: '{% $states.input.__context__ %}',
      execution: '{% $states.input.execution %}',
      item: elements.item,
      index: elements.index,
      ...(early && { total: `{% $count(${itemsOf(multi)}) %}` }),
    },
    MaxConcurrency: multi.mode === 'sequential' ? 1 : (multi.concurrency ?? 0),
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: start, States: inner.states },
    ...(catches.length > 0 && { Catch: catches }),
    ...states.output(leave, collected(multi, elements.outputs)),
    ...leave,
  });
}

const catchesByName = (vertex: Vertex): boolean =>
  attachedTo(vertex).some((event) => event.config.event === 'error' && event.config.name !== undefined);

function catchesAround(states: ScopeStates, vertex: Vertex, { events }: Passage): AslState[] {
  const { inner } = vertex.node!;
  if (!inner) return boundaryCatches(states, events);
  const landings = events.map((event) => ({
    nodeId: idOf(event.vertex),
    config: event.config,
    next: states.entry(event.vertex),
  }));
  return catchesOf(states, { vertex, inner, landings, passing: escalationsPassing(states, vertex) });
}

/** One instance after another, until none is left or the condition holds: a loop, since a map cannot be left early. */
function emitLoop(
  states: ScopeStates,
  vertex: Vertex,
  work: ActivityWork,
  multi: MultiInstance,
  passage: Passage,
): void {
  const name = passage.entry;
  const check = states.name(vertex, 'more?');
  const finish = states.name(vertex, 'all done');
  const leave = afterWork(states, vertex, finish, passage.leave);
  const done = conditionExpression(multi.completionCondition!, `“${titleOf(vertex)}”`, {
    ...COMMON_BINDINGS,
    completed: '$states.input.index',
    total: '$count($states.input.items)',
  });
  const each = emitInstance(states, vertex, work, {
    leave: { Next: check },
    outputOf: (output) =>
      `{% ($o := ${output}; $n := $states.input.index + 1; $merge([$states.input, {"outputs": $append($states.input.outputs, $type($o) = "array" ? [[$o]] : [$o]), "index": $n, "item": $states.input.items[$n]}])) %}`,
    catches: catchesAround(states, vertex, passage),
    rethrows: passage.rethrows === true || catchesByName(vertex),
  });
  states.add(name, sourceOf(vertex, 'instances'), {
    Type: 'Pass',
    Output: `{% ($i := ${itemsOf(multi)}; $merge([$states.input, {"items": $i, "outputs": [], "index": 0, "item": $i[0]}])) %}`,
    Next: check,
  });
  states.add(check, sourceOf(vertex, 'instances'), {
    Type: 'Choice',
    Choices: [
      {
        Condition: `{% $states.input.index < $count($states.input.items) and ($states.input.index = 0 or $not(${done})) %}`,
        Next: each,
      },
    ],
    Default: finish,
  });
  states.add(finish, sourceOf(vertex, 'instances'), {
    Type: 'Pass',
    ...states.output(leave, collected(multi, '$states.input.outputs')),
    ...leave,
  });
}
