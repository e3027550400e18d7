import type { JsonObject } from '#contracts/core/json.ts';
import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { condition } from '../expressions/condition.ts';
import { literal } from '../expressions/delimiters.ts';
import { type DecisionConfig, idOf, titleOf, type Vertex } from '../normalize/model.ts';
import { coveringCondition } from '../prove/coverage.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask } from './lambda-task.ts';
import { emitNoWay, mayFindNone } from './no-match.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';

/** An exclusive decision: a choice state, behind a call of its decision model where it has one. */
export function emitDecision(states: ScopeStates, vertex: Vertex, config: DecisionConfig): void {
  const name = states.entry(vertex);
  if (!config.decisionModel) emitChoice(states, vertex, name, false);
  else if (vertex.out.length > 1) {
    const choice = states.name(vertex, 'choose');
    emitEvaluation(states, vertex, config, name, choice);
    emitChoice(states, vertex, choice, true);
  } else emitEvaluation(states, vertex, config, name, undefined);
}

function emitChoice(states: ScopeStates, vertex: Vertex, name: string, decided: boolean): void {
  const common = { ...COMMON_BINDINGS, chosen: '$states.input.chosen' };
  const bindings = decided ? { ...common, decision: '$states.input.decision' } : common;
  const conditional = vertex.out.filter((edge) => edge.flow?.condition !== undefined && !edge.flow.isDefault);
  const covering = coveringCondition(conditional.map((edge) => edge.flow!.condition!));
  const fallback = vertex.out.find((edge) => edge.flow?.isDefault) ?? conditional[covering ?? conditional.length - 1]!;
  states.add(name, sourceOf(vertex, 'choice'), {
    Type: 'Choice',
    Choices: conditional.map((edge) => ({
      Condition: condition(
        edge.flow!.condition!,
        `the flow from “${titleOf(vertex)}” to “${titleOf(edge.to)}”`,
        bindings,
      ),
      Next: states.followToState(name, vertex, edge),
    })),
    Default: mayFindNone(vertex) ? emitNoWay(states, vertex) : states.followToState(name, vertex, fallback),
  });
}

/** Calls the rules context; the result travels beside the data to the choice. */
function emitEvaluation(
  states: ScopeStates,
  vertex: Vertex,
  config: DecisionConfig,
  name: string,
  choice: string | undefined,
): void {
  const hold = states.name(vertex, 'hold');
  const leave = choice ? { Next: choice } : states.follow(name, vertex.out[0]!);
  const task = lambdaTask(states.emission, {
    vertex,
    context: 'rules',
    waitsForToken: false,
    payload: {
      ...basePayload(states, 'rule.evaluate', idOf(vertex), false),
      config: { title: literal(titleOf(vertex)), ...(config.decisionModel as JsonObject | undefined) },
      input: '{% $states.input.data %}',
    },
    timeoutSeconds: 60,
    retry: retriesOf(),
    catches: [catchPause(hold)],
  });
  states.add(name, sourceOf(vertex, 'evaluate'), {
    ...task,
    ...states.output(leave, undefined, choice ? { decision: '$states.result.Payload.output' } : {}),
    ...leave,
  });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}
