import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { BPMN, FLOWMASTER } from '../namespaces.ts';
import { within } from '../xml/element.ts';
import { BEFORE } from './order.ts';
import { removeElements } from './remove-element.ts';
import { place, remove } from './tree.ts';
import { difference, setOwnWords } from './write-own-words.ts';
import { freeId, type Writing } from './writing.ts';

/** Lanes that are new, changed or gone, and the nodes in them. */
export function writeLanes(definition: ProcessDefinition, before: ProcessDefinition, writing: Writing): void {
  const titles = new Map(before.lanes.map((lane) => [lane.id, lane]));
  for (const lane of definition.lanes) {
    if (!writing.lanes.has(lane.id)) createLane(lane.id, writing);
    const element = writing.lanes.get(lane.id)!;
    const known = titles.get(lane.id);
    if (lane.title !== known?.title) element.set('name', lane.title);
    if (Object.keys(difference(known ?? {}, lane)).length > 0) {
      const said = { title: (element.attribute('name') ?? '').replace(/\s+/g, ' ').trim() };
      setOwnWords(element, 'lane', difference(said, lane, ['id']), writing.tree);
    }
  }
  const kept = new Set(definition.lanes.map((lane) => lane.id));
  const gone = [...writing.lanes].filter(([id]) => titles.has(id) && !kept.has(id));
  removeElements(
    gone.map(([, element]) => element),
    writing,
  );
  writeMembers(definition, before, writing);
}

function createLane(laneId: string, writing: Writing): void {
  const { tree, process, document } = writing;
  let set = process.one(BPMN, 'laneSet');
  if (!set) {
    const id = freeId('LaneSet', writing);
    set = tree.make(BPMN, 'laneSet', { id });
    place(process, set, BEFORE.laneSet);
    document.byId.set(id, set);
  }
  const id = freeId(laneId, writing);
  const lane = tree.make(BPMN, 'lane', { id });
  if (id !== laneId) tree.setQualified(lane, FLOWMASTER, 'id', laneId);
  place(set, lane);
  writing.lanes.set(laneId, lane);
  document.byId.set(id, lane);
}

function writeMembers(definition: ProcessDefinition, before: ProcessDefinition, writing: Writing): void {
  const was = new Map(before.nodes.map((node) => [node.node_id, node.lane_id]));
  for (const node of definition.nodes) {
    if (was.get(node.node_id) === node.lane_id) continue;
    const id = writing.nodes.get(node.node_id)?.attribute('id');
    if (id === undefined) continue;
    removeMember(id, writing);
    const lane = node.lane_id === undefined ? undefined : writing.lanes.get(node.lane_id);
    if (lane) place(lane, writing.tree.make(BPMN, 'flowNodeRef', {}, id), ['childLaneSet']);
  }
}

function removeMember(id: string, { process }: Pick<Writing, 'process'>): void {
  for (const set of process.all(BPMN, 'laneSet'))
    for (const element of [...within(set)]) if (element.is(BPMN, 'flowNodeRef') && element.text === id) remove(element);
}
