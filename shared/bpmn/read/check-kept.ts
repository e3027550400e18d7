import { isArtifact, isDataElement, isFlowNode } from '../document/kinds.ts';
import { BPMN } from '../namespaces.ts';
import { within, type XmlElement } from '../xml/element.ts';
import { type Reading, titleOf } from './reading.ts';

/** Parts of a process or subprocess that are understood elsewhere, or say nothing about how it runs. */
const KNOWN = new Set(
  `documentation extensionElements laneSet sequenceFlow auditing monitoring incoming outgoing supportedInterfaceRef resourceRole performer
  humanPerformer potentialOwner supports correlationSubscription multiInstanceLoopCharacteristics standardLoopCharacteristics
  completionCondition`.split(/\s+/),
);
const DATA = new Set('ioSpecification property dataInputAssociation dataOutputAssociation'.split(' '));

/** Says what of a process has no effect on a run, and what asks for something that cannot be done. */
export function checkKept(nodes: readonly XmlElement[], reading: Reading): void {
  const { process, notes } = reading;
  const kept = new Map<string, number>();
  const count = (what: string) => kept.set(what, (kept.get(what) ?? 0) + 1);
  for (const container of [process, ...nodes])
    for (const child of container.elements) {
      if (child.namespace !== BPMN || isFlowNode(child) || KNOWN.has(child.local)) continue;
      if (isDataElement(child) || isArtifact(child) || DATA.has(child.local)) count(child.local);
      else if (container === process || isContainer(container)) notSupported(child, reading);
    }
  if (kept.size === 0) return;
  const list = [...kept].map(([what, times]) => `${what} (${times})`).join(', ');
  notes.info(
    'bpmn.kept-without-effect',
    {},
    `Kept, and drawn where the file draws it, but without effect on a run: ${list}.`,
    'Data of a run are the fields under data_definitions; map them with inputs and outputMapping.',
  );
}

const isContainer = (element: XmlElement): boolean => element.is(BPMN, 'subProcess', 'transaction', 'adHocSubProcess');

function notSupported(element: XmlElement, reading: Reading): void {
  const size = [...within(element)].length;
  reading.notes.warning(
    'bpmn.element-not-supported',
    { field: `/${element.attribute('id') ?? element.local}` },
    `Line ${element.line}: <${element.name}> “${titleOf(element).slice(0, 120)}”${size > 1 ? `, with ${size - 1} elements in it,` : ''} cannot be executed.`,
    'Draw the same with tasks, gateways, events and subprocesses. It is kept and given back at export.',
  );
}
