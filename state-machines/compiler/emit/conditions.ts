import type { JsonObject } from '#contracts/core/json.ts';
import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { conditionExpression } from '../expressions/condition.ts';
import { delimited } from '../expressions/delimiters.ts';
import type { Vertex } from '../normalize/model.ts';
import type { ConditionalEvent } from '../resolve/conditional-events.ts';
import { conditionsOf, type Watch } from '../resolve/conditions.ts';
import type { AslState } from './asl.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { RUN } from './visits.ts';

type Around = Pick<ScopeStates, 'emission' | 'around'>;

/** What is known of a conditional event of the process; undefined for other nodes. */
export const watchOf = ({ emission }: Pick<ScopeStates, 'emission'>, nodeId: string): Watch | undefined =>
  conditionsOf(emission.graph).watches.get(nodeId);

/** JSONata that tells whether the condition of an event holds in the data of the token. */
export const conditionHolds = ({ title, config }: ConditionalEvent): string =>
  conditionExpression(config.condition!, `“${title}”`, COMMON_BINDINGS);

/** The fields of the data that a condition brings to its event's token. */
export const broughtFields = ({ brings }: Watch): string =>
  `{${brings.map((field) => `${JSON.stringify(field)}: $states.input.data.${field}`).join(', ')}}`;

/** `$output` of a conditional event: what the token brought that made it come true, or what its own token sees. */
export const broughtOutput = (watch: Watch): string =>
  `($exists($states.input.event) ? $states.input.event.output : ${broughtFields(watch)})`;

/** The message by which a conditional event learns that its condition has come to hold for a token beside it. */
export function conditionMessage(
  { around }: { readonly around: { readonly instance?: string | undefined } },
  nodeId: string,
): JsonObject {
  const instance = around.instance === undefined ? '' : ` & "/" & ${around.instance}`;
  return {
    event: 'message',
    name: 'flowmaster.condition',
    correlationKey: delimited(`${RUN} & ${JSON.stringify(`/${nodeId}`)}${instance}`),
  };
}

export const conditionAwaited = (states: Around, nodeId: string): JsonObject => ({
  nodeId,
  ...conditionMessage(states, nodeId),
});

interface Question {
  readonly name: string;
  /** Events with the state that goes on where their condition holds already. */
  readonly ways: readonly { readonly nodeId: string; readonly next: string }[];
  readonly otherwise: string;
}

/** Asks conditions over the data of the token that comes to where their events would wait. */
export function addQuestion(states: ScopeStates, vertex: Vertex, { name, ways, otherwise }: Question): void {
  const choices = ways.map(
    ({ nodeId, next }): AslState => ({
      Condition: delimited(conditionHolds(watchOf(states, nodeId)!.event)),
      Next: next,
    }),
  );
  states.add(name, sourceOf(vertex, 'guard'), { Type: 'Choice', Choices: choices, Default: otherwise });
}
