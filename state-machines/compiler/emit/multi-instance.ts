import { bindExpression, COMMON_BINDINGS } from '../expressions/bind.ts';
import { conditionExpression } from '../expressions/condition.ts';
import { delimited, expressionOf } from '../expressions/delimiters.ts';
import { attachedTo, regularExit } from '../normalize/attached.ts';
import { type ActivityWork, type MultiInstance, titleOf, type Vertex } from '../normalize/model.ts';
import type { AslState } from './asl.ts';
import { outputBindings } from './bindings.ts';
import { boundaryCatches, timeoutOf } from './boundaries.ts';
import { changesExpression } from './data.ts';
import { type Leave, ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { resultOf } from './lambda-task.ts';
import { OPERATIONS } from './operations.ts';
import { childTask, prepareTask } from './subprocess.ts';
import { workTask } from './work-task.ts';

/** Runs an activity once per element; each instance sees `item` and `index` beside the data, and gives its own output. */
export function emitMultiInstance(states: ScopeStates, vertex: Vertex, work: ActivityWork): void {
  const { multiInstance } = work.config;
  if (!multiInstance) return;
  if (multiInstance.completionCondition === undefined) emitMap(states, vertex, work, multiInstance);
  else emitLoop(states, vertex, work, multiInstance);
}

/** The array constructor makes a missing collection empty and a single value an array. */
const itemsOf = ({ collection }: MultiInstance): string =>
  `[${bindExpression(expressionOf(collection).source, COMMON_BINDINGS)}]`;

function collected({ outputCollection }: MultiInstance, outputs: string): string | undefined {
  if (outputCollection === undefined) return undefined;
  return `$merge([$states.input.data, {${JSON.stringify(outputCollection)}: ${outputs}}])`;
}

function emitMap(states: ScopeStates, vertex: Vertex, work: ActivityWork, multi: MultiInstance): void {
  const name = states.entry(vertex);
  const leave = states.follow(name, regularExit(vertex));
  const inner = new ScopeStates(states.emission, states.scope, []);
  const start = emitInstance(inner, vertex, work, { End: true }, (output) => delimited(output), []);
  const catches = boundaryCatches(states, attachedTo(vertex));
  states.add(name, sourceOf(vertex, 'instances'), {
    Type: 'Map',
    Items: delimited(itemsOf(multi)),
    ItemSelector: {
      data: '{% $states.input.data %}',
      __context__: '{% $states.input.__context__ %}',
      execution: '{% $states.input.execution %}',
      item: '{% $states.context.Map.Item.Value %}',
      index: '{% $states.context.Map.Item.Index %}',
    },
    MaxConcurrency: multi.mode === 'sequential' ? 1 : (multi.concurrency ?? 0),
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: start, States: inner.states },
    ...(catches.length > 0 && { Catch: catches }),
    ...states.output(leave, collected(multi, '$states.result')),
    ...leave,
  });
}

/** One instance after another, until none is left or the condition holds: a loop, since a map cannot be left early. */
function emitLoop(states: ScopeStates, vertex: Vertex, work: ActivityWork, multi: MultiInstance): void {
  const name = states.entry(vertex);
  const check = states.name(vertex, 'more?');
  const finish = states.name(vertex, 'all done');
  const leave = states.follow(finish, regularExit(vertex));
  const done = conditionExpression(multi.completionCondition!, `“${titleOf(vertex)}”`, {
    ...COMMON_BINDINGS,
    completed: '$states.input.index',
    total: '$count($states.input.items)',
  });
  const each = emitInstance(
    states,
    vertex,
    work,
    { Next: check },
    (output) =>
      `{% ($o := ${output}; $n := $states.input.index + 1; $merge([$states.input, {"outputs": $append($states.input.outputs, $type($o) = "array" ? [[$o]] : [$o]), "index": $n, "item": $states.input.items[$n]}])) %}`,
    boundaryCatches(states, attachedTo(vertex)),
  );
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

/** The states of one instance; `outputOf` makes their `Output` of what the instance gives. */
function emitInstance(
  states: ScopeStates,
  vertex: Vertex,
  work: ActivityWork,
  leave: Leave,
  outputOf: (output: string) => string,
  catches: AslState[],
): string {
  const enter = states.name(vertex, 'each');
  const hold = states.name(vertex, 'hold');
  const all = [catchPause(hold), ...catches];
  if (work.kind === 'subprocess') {
    const run = states.name(vertex, 'run');
    states.add(enter, sourceOf(vertex, 'enter'), {
      ...prepareTask(states, vertex, work, all),
      Output: '{% $merge([$states.input, {"child": $states.result.Payload.output}]) %}',
      Next: run,
    });
    const Output = outputOf(instanceOutput(vertex, '$states.result.Output.data'));
    states.add(run, sourceOf(vertex, 'work'), { ...childTask(vertex, work, all), Output, ...leave });
  } else {
    const seconds = timeoutOf(work.config.timeout, undefined, OPERATIONS[work.kind].timeoutSeconds(work));
    const Output = outputOf(instanceOutput(vertex, resultOf(OPERATIONS[work.kind].waitsForToken)));
    states.add(enter, sourceOf(vertex, 'work'), { ...workTask(states, vertex, work, seconds, all), Output, ...leave });
  }
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, enter));
  return enter;
}

/** What one instance gives: what its mapping makes of the result, or the result; null for none. */
function instanceOutput(vertex: Vertex, output: string): string {
  const node = vertex.node!;
  const mapped = 'outputMapping' in node.work.config && node.work.config.outputMapping;
  if (mapped) return changesExpression(node, output, outputBindings(node, output)) ?? '{}';
  return `($v := ${output}; $exists($v) ? $v : null)`;
}
