import { bindExpression, COMMON_BINDINGS } from '../expressions/bind.ts';
import { delimited, expressionOf } from '../expressions/delimiters.ts';
import { attachedTo, regularExit } from '../normalize/attached.ts';
import type { ActivityWork, Vertex } from '../normalize/model.ts';
import type { AslState } from './asl.ts';
import { outputBindings } from './bindings.ts';
import { boundaryCatches, timeoutOf } from './boundaries.ts';
import { changesExpression } from './data.ts';
import { ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { resultOf } from './lambda-task.ts';
import { OPERATIONS } from './operations.ts';
import { childTask, prepareTask } from './subprocess.ts';
import { workTask } from './work-task.ts';

/** A map over the collection; each instance sees `item` and `index` beside the data, and gives its own output. */
export function emitMultiInstance(states: ScopeStates, vertex: Vertex, work: ActivityWork): void {
  const { multiInstance } = work.config;
  if (!multiInstance) return;
  const name = states.entry(vertex);
  const leave = states.follow(name, regularExit(vertex));
  const { source } = expressionOf(multiInstance.collection);
  const field = multiInstance.outputCollection;
  const data =
    field === undefined ? undefined : `$merge([$states.input.data, {${JSON.stringify(field)}: $states.result}])`;
  states.add(name, sourceOf(vertex, 'instances'), {
    Type: 'Map',
    // The array constructor makes a missing collection empty and a single value an array.
    Items: delimited(`[${bindExpression(source, COMMON_BINDINGS)}]`),
    ItemSelector: {
      data: '{% $states.input.data %}',
      __context__: '{% $states.input.__context__ %}',
      execution: '{% $states.input.execution %}',
      item: '{% $states.context.Map.Item.Value %}',
      index: '{% $states.context.Map.Item.Index %}',
    },
    MaxConcurrency: multiInstance.mode === 'sequential' ? 1 : (multiInstance.concurrency ?? 0),
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...instanceMachine(states, vertex, work) },
    Catch: boundaryCatches(states, attachedTo(vertex)),
    ...states.output(leave, data),
    ...leave,
  });
  if (attachedTo(vertex).length === 0) delete states.states[name]!.Catch;
}

function instanceMachine(states: ScopeStates, vertex: Vertex, work: ActivityWork) {
  const inner = new ScopeStates(states.emission, states.scope, []);
  const enter = inner.name(vertex, 'each');
  const hold = inner.name(vertex, 'hold');
  if (work.kind === 'subprocess') {
    const run = inner.name(vertex, 'run');
    inner.add(enter, sourceOf(vertex, 'enter'), {
      ...prepareTask(inner, vertex, work, [catchPause(hold)]),
      Output: '{% $merge([$states.input, {"child": $states.result.Payload.output}]) %}',
      Next: run,
    });
    inner.add(run, sourceOf(vertex, 'work'), {
      ...childTask(vertex, work, [catchPause(hold)]),
      Output: instanceOutput(vertex, '$states.result.Output.data'),
      End: true,
    });
  } else {
    const seconds = timeoutOf(work.config.timeout, undefined, OPERATIONS[work.kind].timeoutSeconds(work));
    inner.add(enter, sourceOf(vertex, 'work'), {
      ...workTask(inner, vertex, work, seconds, [catchPause(hold)]),
      Output: instanceOutput(vertex, resultOf(OPERATIONS[work.kind].waitsForToken)),
      End: true,
    });
  }
  inner.add(hold, sourceOf(vertex, 'hold'), holdState(inner, vertex, enter));
  return { StartAt: enter, States: inner.states as Record<string, AslState> };
}

/** What one instance gives: what its mapping makes of the result, or the result. */
function instanceOutput(vertex: Vertex, output: string): string {
  const node = vertex.node!;
  const mapped = 'outputMapping' in node.work.config && node.work.config.outputMapping;
  return delimited((mapped && changesExpression(node, output, outputBindings(node, output))) || output);
}
