import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { Notes } from '../diagnostics.ts';
import { readDiagram } from '../diagram/read-diagram.ts';
import type { BpmnDocument } from '../document/bpmn-document.ts';
import { isFlowNode, isSubprocess } from '../document/kinds.ts';
import { BPMN } from '../namespaces.ts';
import { within, type XmlElement } from '../xml/element.ts';
import { checkKept } from './check-kept.ts';
import { elementIds } from './element-ids.ts';
import { dataNames } from './expressions/data-names.ts';
import { poolOf, processName } from './pools.ts';
import { readFlow } from './read-flow.ts';
import { readLanes } from './read-lanes.ts';
import { readNode } from './read-node.ts';
import { flowWithOwnWords, laneWithOwnWords, processOwnWords } from './read-own-parts.ts';
import type { Reading } from './reading.ts';
import { startData } from './start-data.ts';

export interface ReadProcess {
  readonly definition: ProcessDefinition;
  readonly notes: Notes;
  /** Our ids → elements of the document. */
  readonly elements: ReadonlyMap<string, XmlElement>;
}

/** Reads one process of a document: its nodes, flows and lanes, how it is drawn, and what there is to say about it. */
export function readProcess(
  document: BpmnDocument,
  process: XmlElement,
  called: Readonly<Record<string, string>> = {},
): ReadProcess {
  const notes = new Notes();
  const reading: Reading = {
    document,
    process,
    notes,
    called,
    ids: elementIds(process),
    names: dataNames(document.root),
  };
  reportChangedIds(reading);
  const { lanes, laneOf } = readLanes(reading);
  const nodeElements = [...flowElements(process)].filter(isFlowNode);
  const flowElementsHere = [...flowElements(process)].filter((element) => element.is(BPMN, 'sequenceFlow'));
  const nodes = nodeElements.map((element) => readNode(element, laneOf.get(element.attribute('id') ?? ''), reading));
  const known = new Set(nodes.map((node) => node.node_id));
  const flows = flowElementsHere.flatMap((element) => {
    const flow = readFlow(element, reading);
    return flow && known.has(flow.from) && known.has(flow.to) ? flowWithOwnWords(element, flow, reading) : [];
  });
  checkKept(nodeElements, reading);
  const laneElements = [...within(process)].filter((element) => element.is(BPMN, 'lane'));
  const elements = [...nodeElements, ...flowElementsHere, ...laneElements];
  const diagram = readDiagram(reading, {
    process,
    nodes: new Set(nodeElements),
    flows: new Set(flowElementsHere),
    lanes: new Set(laneElements.filter((lane) => lanes.some(({ id }) => id === reading.ids.of(lane)))),
  });
  const description = process
    .all(BPMN, 'documentation')
    .map((one) => one.text)
    .join('\n\n')
    .trim()
    .slice(0, 10_000);
  const definition: ProcessDefinition = {
    name: processName(process, poolOf(document, process)),
    ...(description && { description }),
    isTopLevel: true,
    lanes: lanes.map((lane) => laneWithOwnWords(laneElements.find((one) => reading.ids.of(one) === lane.id)!, lane)),
    nodes,
    flows,
    data_definitions: startData(nodeElements, reading),
    ...processOwnWords(process, reading),
    ...(diagram && { diagram }),
  };
  return { definition, notes, elements: new Map(elements.map((element) => [reading.ids.of(element), element])) };
}

/** Elements of the process and of its subprocesses, in the order of the document. */
function* flowElements(container: XmlElement): Generator<XmlElement> {
  for (const element of container.elements) {
    yield element;
    if (isSubprocess(element)) yield* flowElements(element);
  }
}

function reportChangedIds({ ids, notes }: Reading): void {
  for (const [before, after] of [...ids.changed].slice(0, 50))
    notes.info(
      'bpmn.id-changed',
      { nodeId: after },
      `The id “${before.slice(0, 120)}” is no id here; the element is called ${after}.`,
      'Ids have letters, digits, dots, hyphens and underscores, 80 at most. The export has the id of the file again.',
    );
}
