import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { conditionExpression } from '../expressions/condition.ts';
import { delimited } from '../expressions/delimiters.ts';
import { idOf, type MultiInstance, titleOf, type Vertex } from '../normalize/model.ts';
import type { AslState } from './asl.ts';
import { addCoordination } from './coordination.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';
import type { InstanceWay } from './instance-way.ts';
import { visitAssignment, visitExpression } from './visits.ts';
import { emitWithdrawals, withdrawalsOf } from './withdraw.ts';

const ENOUGH = 'FlowMaster.Enough';

/** How instances that run at the same time are ended when a condition holds. */
export interface EarlyCompletion {
  readonly enter: (states: ScopeStates, entry: string, instances: string) => void;
  /** What every instance does with its output. */
  readonly each: (states: ScopeStates) => Pick<InstanceWay, 'leave' | 'outputOf'>;
  /** `Catch` of the map: the outputs of the instances that were done. */
  readonly completed: (states: ScopeStates, leave: Leave, collect: (outputs: string) => string | undefined) => AslState;
}

/**
 * A map cannot be left early but by a failure. Each instance that is done is counted, with its output, by the executions
 * context; the one at which the condition holds fails the map, which stops the others.
 */
export function earlyCompletion(outer: ScopeStates, vertex: Vertex, multi: MultiInstance): EarlyCompletion {
  const visit = `${idOf(vertex)}#instances`;
  const key = { key: `{% ${visitExpression(outer, visit)} %}` };
  const condition = conditionExpression(multi.completionCondition!, `“${titleOf(vertex)}”`, {
    ...COMMON_BINDINGS,
    completed: '$states.input.completed',
    total: '$states.input.total',
  });
  return {
    enter: (states, entry, instances) =>
      states.add(entry, sourceOf(vertex, 'guard'), {
        Type: 'Pass',
        Assign: visitAssignment(states, visit),
        Next: instances,
      }),
    each: (states) => {
      const count = states.name(vertex, 'count');
      const check = states.name(vertex, 'enough?');
      const enough = states.name(vertex, 'enough');
      const one = states.name(vertex, 'one of all');
      const input = { index: '{% $states.input.index %}', output: '{% $states.input.output %}' };
      const call = { operation: 'instances.count', config: key, input };
      addCoordination(states, vertex, count, call, {
        Output: '{% $merge([$states.input, {"completed": $states.result.Payload.output.completed}]) %}',
        Next: check,
      });
      states.add(check, sourceOf(vertex, 'guard'), {
        Type: 'Choice',
        Choices: [{ Condition: delimited(condition), Next: enough }],
        Default: one,
      });
      states.add(enough, sourceOf(vertex, 'guard'), {
        Type: 'Fail',
        Error: ENOUGH,
        Cause: 'The condition for completing the activity holds.',
      });
      states.add(one, sourceOf(vertex, 'guard'), { Type: 'Pass', Output: '{% $states.input.output %}', End: true });
      return {
        leave: { Next: count },
        outputOf: (output) => `{% $merge([$states.input, {"output": ${output}}]) %}`,
      };
    },
    completed: (states, leave, collect) => {
      const gather = states.name(vertex, 'collect');
      const Next = emitWithdrawals(states, vertex, withdrawalsOf(vertex, vertex.node!.inner), gather);
      addCoordination(
        states,
        vertex,
        gather,
        { operation: 'instances.collect', config: key, input: {} },
        { ...states.output(leave, collect('$states.result.Payload.output')), ...leave },
      );
      return { ErrorEquals: [ENOUGH], Output: '{% $states.input %}', Next };
    },
  };
}
