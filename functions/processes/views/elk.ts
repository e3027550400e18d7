import type { Elk } from '#process-model/drawing/arrange.ts';

let engine: Promise<Elk> | undefined;

/** ELK in process. 1.5 MB of code that only pictures need: it is evaluated with the first of them, not at the start of the function. */
export const elk: Elk = {
  layout: async (graph) => {
    engine ??= import('elkjs/lib/elk.bundled.js').then(({ default: { default: Engine } }) => new Engine());
    return (await engine).layout(graph);
  },
};
