import type { Json } from '#contracts/core/json.ts';
import { markedFeel } from '#feel/index.ts';
import { delimited, expressionOf, literal } from '../expressions/delimiters.ts';
import { type PlacedRequest, replaceRequests } from '../expressions/requests.ts';
import { nodeExpressions } from '../resolve/node-expressions.ts';
import { NOTHING_AROUND } from './around.ts';
import type { AslState } from './asl.ts';
import type { Emission } from './emission.ts';
import { functionOf } from './lambda-task.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';
import type { Values } from './state-texts.ts';

export interface EvaluationCall {
  readonly nodeId: string;
  readonly requests: readonly PlacedRequest[];
  /** What was evaluated before it. */
  readonly values: Values;
  readonly keys: readonly string[];
  /** Changes what the requests read, for a call that is made behind the work. */
  readonly reading: (source: string) => string;
  readonly catches: readonly Json[];
}

/** Makes the states that call the rules task. */
export class EvaluationCalls {
  readonly #emission: Emission;
  #places: ReadonlyMap<string, readonly Place[]> | undefined;

  constructor(emission: Emission) {
    this.#emission = emission;
  }

  /** A call of the rules task; without where it goes. The values travel beside the data. */
  state({ nodeId, requests, values, keys, reading, catches }: EvaluationCall): AslState {
    const title = this.title(nodeId);
    const bound = (source: string) => reading(replaceRequests(source, (text) => values.get(text)!));
    const data = [...new Set(requests.map(({ request }) => request.data).filter((one) => one !== '{}'))];
    const variables = requests.flatMap(({ request }, at) => {
      const members = Object.entries(request.variables).map(([name, source]) => `"${name}": ${bound(source)}`);
      return members.length === 0 ? [] : [[keys[at]!, delimited(`{${members.join(', ')}}`)] as const];
    });
    const found = '$states.result.Payload.output';
    return {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: {
        FunctionName: functionOf(this.#emission, 'rules', nodeId, title),
        Payload: {
          ...basePayload({ emission: this.#emission, around: NOTHING_AROUND }, 'feel.evaluate', nodeId, false),
          config: {
            title: literal(title),
            expressions: requests.map(({ request: { feel } }, at) => ({
              key: keys[at]!,
              feel: literal(feel),
              place: literal(this.#placeOf(feel, nodeId)),
            })),
          },
          input: {
            data: data.length === 0 ? {} : delimited(data.length === 1 ? data[0]! : `$merge([${data.join(', ')}])`),
            ...(variables.length > 0 && { variables: Object.fromEntries(variables) }),
          },
        },
      },
      TimeoutSeconds: 60,
      Retry: retriesOf(),
      ...(catches.length > 0 && { Catch: [...catches] }),
      Output: `{% $merge([$states.input, {"feel": ${values.size === 0 ? found : `$merge([$states.input.feel, ${found}])`}}]) %}`,
    };
  }

  title = (nodeId: string): string => this.#emission.graph.nodes.get(nodeId)?.def.title ?? nodeId;

  /** Where a designer finds an expression. */
  #placeOf(feel: string, nodeId: string): string {
    this.#places ??= placesIn(this.#emission);
    const places = this.#places.get(feel) ?? [];
    const place = places.find((one) => one.nodeId === nodeId) ?? places[0];
    if (!place) return 'an expression';
    return place.nodeId === nodeId ? place.place : `${place.place} of “${this.title(place.nodeId)}”`;
  }
}

interface Place {
  readonly nodeId: string;
  readonly place: string;
}

function placesIn({ graph }: Emission): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  const add = (source: string, place: Place) => {
    const feel = markedFeel(source)?.feel.trim();
    if (feel !== undefined) places.set(feel, [...(places.get(feel) ?? []), place]);
  };
  for (const { condition, id, from } of graph.definition.flows)
    if (condition !== undefined)
      add(expressionOf(condition).source, { nodeId: from, place: `the condition of the flow ${id}` });
  for (const node of graph.nodes.values())
    for (const { source, place } of nodeExpressions(node))
      add(source, { nodeId: node.def.node_id, place: `the field ${place.field}` });
  return places;
}
