import { createRequire } from 'node:module';
import type * as api from '#contracts/processes/index.ts';
import { drawDataFlow } from '#functions/processes/views/draw-data-flow.ts';
import { drawFlow, drawSwimlanes } from '#functions/processes/views/draw-flow.ts';
import { drawHierarchy } from '#functions/processes/views/draw-hierarchy.ts';
import { framed } from '#functions/processes/views/picture.ts';
import { renderSvg } from '#functions/processes/views/svg/render-svg.ts';
import type { Elk } from '#process-model/drawing/arrange.ts';
import { type Handlers, handle } from './http.ts';
import { definitionOf, getStored, getVersion } from './processes.ts';

const Engine = createRequire(import.meta.url)('elkjs/lib/elk.bundled.js') as new () => Elk;
const elk = new Engine();

/** Views as the platform draws them; of what processes run, the fake knows the first level only. */
export const viewHandlers: Handlers = {
  getProcessView: handle<typeof api.getProcessView>(async ({ params, query: { ref, format, theme } }) => {
    const id = params.id!;
    const view = params.view as api.ViewKind;
    const definition =
      ref === 'draft' ? definitionOf(getStored(id).process) : getVersion({ params: { id, version: ref } }).definition;
    const root = { processId: id, ref, definition };
    const none = { calls: () => Promise.resolve([]), heads: () => Promise.resolve(new Map()) };
    const draw: Record<api.ViewKind, () => Promise<Parameters<typeof framed>[0]>> = {
      flow: () => drawFlow(definition, elk),
      swimlane: () => drawSwimlanes(definition, elk),
      'data-flow': () => drawDataFlow(definition, elk),
      hierarchy: () => drawHierarchy(root, none, elk),
    };
    const body = { view, processId: id, ref, name: definition.name, ...framed(await draw[view]()) };
    return format === 'svg' ? { body: renderSvg(body, theme), type: 'image/svg+xml' } : { body };
  }),
};
