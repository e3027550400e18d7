import type { Lane } from '#contracts/process-definition/index.ts';
import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { nameOf, type Reading } from './reading.ts';

export interface Lanes {
  readonly lanes: Lane[];
  /** BPMN id of a node → our id of its lane. */
  readonly laneOf: ReadonlyMap<string, string>;
}

/** Lanes with their nodes. Of lanes within lanes the inner ones are taken: they say more about who works. */
export function readLanes(reading: Reading): Lanes {
  const lanes: Lane[] = [];
  const laneOf = new Map<string, string>();
  const visit = (set: XmlElement, outer: string): void => {
    for (const lane of set.all(BPMN, 'lane')) {
      const title = [outer, nameOf(lane)].filter(Boolean).join(' / ').slice(0, 200);
      const inner = lane.one(BPMN, 'childLaneSet');
      if (inner && inner.all(BPMN, 'lane').length > 0) {
        visit(inner, title);
        continue;
      }
      const id = reading.ids.of(lane);
      lanes.push({ id, title: title || 'Lane' });
      for (const reference of lane.all(BPMN, 'flowNodeRef')) laneOf.set(reference.text, id);
    }
  };
  for (const set of reading.process.all(BPMN, 'laneSet')) visit(set, '');
  return { lanes: lanes.slice(0, 200), laneOf };
}
