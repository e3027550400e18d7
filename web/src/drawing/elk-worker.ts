import type { Elk } from '#process-model/drawing/arrange.ts';

let worker: Promise<Elk> | undefined;

/** ELK in a web worker of its own: 1.6 MB that load, and compute, beside the page. */
export const elkWorker: Elk = {
  layout: async (graph) => {
    worker ??= start();
    return (await worker).layout(graph);
  },
};

async function start(): Promise<Elk> {
  const [{ default: ElkApi }, { default: url }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  return new ElkApi({ workerFactory: () => new Worker(url) });
}
