import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { type Config, type Reading, type Shape, titleOf } from './reading.ts';

const KINDS: Readonly<Record<string, string>> = {
  exclusiveGateway: 'exclusive',
  inclusiveGateway: 'inclusive',
  parallelGateway: 'parallel',
  eventBasedGateway: 'event_based',
  complexGateway: 'complex',
};

/** BPMN fails what finds no way on; a model that is meant to execute is taken at its word. */
function withoutDefault(element: XmlElement, gateway: string, { process, ids, notes }: Reading): Config {
  if (process.attribute('isExecutable') !== 'true' || !['exclusive', 'inclusive'].includes(gateway)) return {};
  const id = element.attribute('id');
  const flows = element.parent?.all(BPMN, 'sequenceFlow').filter((flow) => flow.attribute('sourceRef') === id) ?? [];
  const conditional = flows.filter((flow) => flow.one(BPMN, 'conditionExpression'));
  if (flows.length < 2 || conditional.length < flows.length || element.attribute('default')) return {};
  notes.warning(
    'bpmn.default-missing',
    { nodeId: ids.of(element), field: '/config/onNoMatch' },
    `“${titleOf(element)}” has no default flow: where none of its conditions holds, the run fails (FlowMaster.NoConditionHolds), as BPMN says.`,
    'Mark the flow that is taken then as the default, or catch the error around it.',
  );
  return { onNoMatch: 'fail' };
}

export function readGateway(element: XmlElement, reading: Reading): Shape {
  const nodeId = reading.ids.of(element);
  const gateway = KINDS[element.local]!;
  if (gateway === 'event_based' && element.attribute('instantiate') === 'true')
    reading.notes.error(
      'bpmn.gateway-starts',
      { nodeId },
      `“${titleOf(element)}” starts the process with the first of several events.`,
      'Draw a start event for one of them, and a process for each of the others.',
    );
  const condition = element.one(BPMN, 'activationCondition')?.text;
  if (gateway !== 'complex' || !condition)
    return { type: 'decision', config: { gateway, ...withoutDefault(element, gateway, reading) } };
  const after = /^=?\s*(?:activationCount|x)\s*>=?\s*(\d{1,3})\s*$/.exec(condition)?.[1];
  if (after !== undefined)
    return { type: 'decision', config: { gateway, activateAfter: Number(after) + (condition.includes('>=') ? 0 : 1) } };
  reading.notes.error(
    'bpmn.activation-not-understood',
    { nodeId, field: '/config/activateAfter' },
    `“${titleOf(element)}” goes on under the condition “${condition.slice(0, 120)}”.`,
    'Set activateAfter to the number of flows that it waits for.',
  );
  return { type: 'decision', config: { gateway } };
}
