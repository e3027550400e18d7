import { objectExpression } from '../expressions/template.ts';
import { type ActivityWork, isActivity, type Vertex } from '../normalize/model.ts';
import { graphWrites } from '../resolve/writes.ts';
import { isCompensable, recordCompletion } from './after-work.ts';
import type { AslState } from './asl.ts';
import { inputBindings, outputBindings } from './bindings.ts';
import { timeoutOf } from './boundaries.ts';
import { addCoordination } from './coordination.ts';
import { changesExpression } from './data.ts';
import { emitEmbedded } from './embedded.ts';
import { ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import type { InstanceWay } from './instance-way.ts';
import { resultOf } from './lambda-task.ts';
import { OPERATIONS } from './operations.ts';
import { childCatches, childTask, prepareTask } from './subprocess.ts';
import { workTask } from './work-task.ts';

/** The states of one instance; its input has `item` and `index` beside the data. Gives the name of the first. */
export function emitInstance(states: ScopeStates, vertex: Vertex, work: ActivityWork, way: InstanceWay): string {
  if (vertex.node!.inner) return emitEmbeddedInstance(states, vertex, way);
  const enter = states.name(vertex, 'each');
  const hold = states.name(vertex, 'hold');
  const all = [catchPause(hold), ...way.catches];
  if (work.kind === 'subprocess') {
    const run = states.name(vertex, 'run');
    states.add(enter, sourceOf(vertex, 'enter'), {
      ...prepareTask(states, vertex, work, all),
      Output: '{% $merge([$states.input, {"child": $states.result.Payload.output}]) %}',
      Next: run,
    });
    const failing = way.rethrows
      ? childCatches(states, vertex, { entry: enter, leave: () => way.leave, events: [], rethrows: true })
      : [];
    const child = childTask(work, [], [...all, ...failing]);
    addLast(states, vertex, run, child, instanceOutput(vertex, '$states.result.Output.data'), way);
  } else {
    const seconds = timeoutOf(work.config.timeout, undefined, OPERATIONS[work.kind].timeoutSeconds(work));
    const task = workTask(states, vertex, work, seconds, all);
    addLast(states, vertex, enter, task, instanceOutput(vertex, resultOf(OPERATIONS[work.kind].waitsForToken)), way);
  }
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, enter));
  return enter;
}

/** The state that does the work, and behind it one that notes what can be undone. */
function addLast(
  states: ScopeStates,
  vertex: Vertex,
  name: string,
  task: AslState,
  output: string,
  way: InstanceWay,
): void {
  if (!isCompensable(states, vertex)) {
    states.add(name, sourceOf(vertex, 'work'), { ...task, Output: way.outputOf(output), ...way.leave });
    return;
  }
  const note = states.name(vertex, 'can be undone');
  states.add(name, sourceOf(vertex, 'work'), {
    ...task,
    Output: `{% $merge([$states.input, {"output": ${output}}]) %}`,
    Next: note,
  });
  const fields = '{% $type($states.input.output) = "object" ? $states.input.output : {} %}';
  // Instances are told apart by their position.
  const call = { ...recordCompletion(fields), also: { instance: '{% $states.input.index %}' } };
  addCoordination(states, vertex, note, call, { Output: way.outputOf('$states.input.output'), ...way.leave });
}

/** What one instance gives: what its mapping makes of the result, or the result; null for none. */
function instanceOutput(vertex: Vertex, output: string): string {
  const node = vertex.node!;
  const mapped = 'outputMapping' in node.work.config && node.work.config.outputMapping;
  if (mapped) return changesExpression(node, output, outputBindings(node, output)) ?? '{}';
  return `($v := ${output}; $exists($v) ? $v : null)`;
}

/** An instance of a subprocess on the drawing: what happens in it is named after the instance. */
function emitEmbeddedInstance(states: ScopeStates, vertex: Vertex, way: InstanceWay): string {
  const { emission, around } = states;
  const variable = emission.variable('instance');
  const enter = states.name(vertex, 'each');
  const run = states.name(vertex, 'one');
  const own = '$states.context.State.EnteredTime & "/" & $string($states.input.index)';
  const within = around.instance === undefined ? own : `${around.instance} & "/" & ${own}`;
  const writes = graphWrites(vertex.node!.inner!);
  states.add(enter, sourceOf(vertex, 'guard'), {
    Type: 'Pass',
    Assign: { [variable]: `{% ${within} %}` },
    Next: run,
  });
  const inner = new ScopeStates(emission, states.scope, writes, { instance: `$${variable}`, keepers: [] });
  const entry = inner.name(vertex);
  emitEmbedded(inner, vertex, { entry, leave: () => ({ End: true }), events: [] });
  states.add(run, sourceOf(vertex, 'guard'), {
    Type: 'Parallel',
    Branches: [{ StartAt: entry, States: inner.states }],
    Output: way.outputOf(mappedInstance(vertex, '$states.result[0]')),
    ...(way.catches.length > 0 && { Catch: [...way.catches] }),
    ...way.leave,
  });
  return enter;
}

function mappedInstance(vertex: Vertex, gave: string): string {
  const node = vertex.node!;
  const { work } = node;
  if (!isActivity(work) || !work.config.outputMapping) return gave;
  const bindings = { ...inputBindings(node), output: gave };
  return objectExpression(work.config.outputMapping, bindings);
}
