import type { DefinitionRef, ProcessView, ViewKind } from '#contracts/processes/index.ts';
import type { Elk } from '#process-model/drawing/arrange.ts';
import type { Histories } from '../history-store.ts';
import { requireDraft } from '../require-process.ts';
import { resolveRef } from '../revisions/resolve-ref.ts';
import { drawDataFlow } from './draw-data-flow.ts';
import { drawFlow, drawSwimlanes } from './draw-flow.ts';
import { drawHierarchy, type Hierarchies } from './draw-hierarchy.ts';
import { framed, type Picture } from './picture.ts';

export interface Views extends Histories {
  hierarchies: Hierarchies;
  elk: Elk;
}

/** A state of a process, seen in one way. @throws AppError `process.not-found` and what `resolveRef` throws */
export async function viewProcess(
  id: string,
  view: ViewKind,
  ref: DefinitionRef,
  { elk, hierarchies, ...histories }: Views,
): Promise<ProcessView> {
  await requireDraft(id, histories.store);
  const { definition } = await resolveRef(id, ref, histories);
  const draw: Record<ViewKind, () => Promise<Picture>> = {
    flow: () => drawFlow(definition, elk),
    swimlane: () => drawSwimlanes(definition, elk),
    'data-flow': () => drawDataFlow(definition, elk),
    hierarchy: () => drawHierarchy({ processId: id, ref, definition }, hierarchies, elk),
  };
  return { view, processId: id, ref, name: definition.name, ...framed(await draw[view]()) };
}
