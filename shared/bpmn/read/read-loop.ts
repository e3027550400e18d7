import { referred } from '../document/bpmn-document.ts';
import { BPMN, CAMUNDA, ZEEBE } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { fieldName } from './expressions/data-names.ts';
import { expressionIn, readExpression } from './expressions/read-expression.ts';
import type { Config, Reading } from './reading.ts';

/** What one instance of a repeated activity calls its element, for expressions within. */
export interface Repetition {
  readonly config: Config;
  readonly variables: Readonly<Record<string, string>>;
}

/** Standard loop or multi-instance, with Zeebe's and Camunda's ways to name the collection. */
export function readLoop(activity: XmlElement, reading: Reading): Repetition {
  const loop = activity.one(BPMN, 'standardLoopCharacteristics');
  if (loop) return { config: { loop: standardLoop(loop, activity, reading) }, variables: {} };
  const multi = activity.one(BPMN, 'multiInstanceLoopCharacteristics');
  return multi ? multiInstance(multi, activity, reading) : { config: {}, variables: {} };
}

function standardLoop(loop: XmlElement, activity: XmlElement, reading: Reading): Config {
  const place = { nodeId: reading.ids.of(activity), field: '/config/loop/condition' };
  const given = expressionIn(loop.one(BPMN, 'loopCondition'));
  if (!given)
    reading.notes.error(
      'bpmn.loop-without-condition',
      place,
      'The loop does not say how long it goes on.',
      'Write the condition under which the activity is done once more.',
    );
  const maximum = Number(loop.attribute('loopMaximum'));
  return {
    condition: given
      ? readExpression(given.text, place, reading, { aim: 'condition', language: given.language })
      : 'Text: the loop has no condition',
    ...(loop.attribute('testBefore') === 'true' && { testBefore: true }),
    ...(Number.isInteger(maximum) && maximum > 0 && maximum <= 10_000 && { maximum }),
  };
}

function multiInstance(multi: XmlElement, activity: XmlElement, reading: Reading): Repetition {
  const nodeId = reading.ids.of(activity);
  const zeebe = multi.one(BPMN, 'extensionElements')?.one(ZEEBE, 'loopCharacteristics');
  const element =
    zeebe?.attribute('inputElement') ??
    camunda(multi, 'elementVariable') ??
    multi.one(BPMN, 'inputDataItem')?.attribute('name');
  const variables: Record<string, string> = { loopCounter: '($index + 1)', ...(element && { [element]: '$item' }) };
  const done = expressionIn(multi.one(BPMN, 'completionCondition'));
  const output = zeebe?.attribute('outputCollection');
  const field = output === undefined ? undefined : fieldName(output);
  return {
    variables,
    config: {
      multiInstance: {
        mode: multi.attribute('isSequential') === 'true' ? 'sequential' : 'parallel',
        collection: collectionOf(multi, nodeId, reading),
        ...(done && {
          completionCondition: readExpression(
            done.text,
            { nodeId, field: '/config/multiInstance/completionCondition' },
            reading,
            { aim: 'condition', language: done.language, variables: COUNTERS },
          ),
        }),
        ...(field && { outputCollection: field }),
      },
    },
  };
}

/** Zeebe's names for how far a multi-instance activity is. */
const COUNTERS = { numberOfInstances: '$total', numberOfCompletedInstances: '$completed' };

function collectionOf(multi: XmlElement, nodeId: string, reading: Reading): string {
  const place = { nodeId, field: '/config/multiInstance/collection' };
  const zeebe = multi.one(BPMN, 'extensionElements')?.one(ZEEBE, 'loopCharacteristics');
  const given = zeebe?.attribute('inputCollection') ?? camunda(multi, 'collection');
  if (given !== undefined) return /^\s*(=|[$#]\{)/.test(given) ? readExpression(given, place, reading) : given;
  const cardinality = expressionIn(multi.one(BPMN, 'loopCardinality'));
  if (cardinality && /^\d{1,5}$/.test(cardinality.text)) return `[1..${cardinality.text}]`;
  const data = referred(reading.document, multi.one(BPMN, 'loopDataInputRef')?.text);
  const field = fieldName(data?.attribute('name') ?? '');
  if (field) return field;
  reading.notes.error(
    'bpmn.collection-missing',
    place,
    'The multi-instance activity does not say over which collection it runs.',
    'Name the data field that has the collection.',
  );
  return 'Text: the collection is not named';
}

export const camunda = (element: XmlElement, local: string): string | undefined =>
  CAMUNDA.map((namespace) => element.attribute(local, namespace)).find((value) => value !== undefined);
