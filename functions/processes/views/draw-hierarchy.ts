import { versionKey } from '#adapters/graph/documents.ts';
import type { ProcessHead } from '#adapters/graph/links/read-heads.ts';
import type { Call } from '#adapters/graph/views/read-calls.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { ViewLine, ViewShape } from '#contracts/processes/index.ts';
import type { Elk } from '#process-model/drawing/arrange.ts';
import { arrangeGraph } from './arrange-graph.ts';
import type { Picture } from './picture.ts';

/** What the tree is read with. */
export interface Hierarchies {
  calls: (keys: readonly string[]) => Promise<Call[]>;
  heads: (processIds: readonly string[]) => Promise<Map<string, ProcessHead>>;
}

export interface Root {
  processId: string;
  ref: string;
  definition: ProcessDefinition;
}

const MOST_SHAPES = 300;
const SIZE = { width: 190, height: 60 };

/** One process in the tree, and those on the way to it. */
interface Place {
  shape: ViewShape;
  above: ReadonlySet<string>;
  calls: Omit<Call, 'caller'>[];
}

/**
 * The processes that a process runs, and those that they run. A process that runs one above it is marked and not followed; one that
 * is shown elsewhere is not followed twice, so that the picture stays as large as what there is to see.
 */
export async function drawHierarchy(root: Root, read: Hierarchies, elk: Elk): Promise<Picture> {
  const top = shapeOf('root', root.processId, root.definition.name, root.ref === 'draft' ? undefined : root.ref);
  const shapes: ViewShape[] = [{ ...top, detail: root.ref }];
  const lines: ViewLine[] = [];
  const followed = new Set<string>();
  let level: Place[] = [{ shape: top, above: new Set([root.processId]), calls: callsOf(root.definition) }];
  while (level.length > 0) {
    const heads = await read.heads([...new Set(level.flatMap(({ calls }) => calls.map(({ processId }) => processId)))]);
    const found: { place: Place; key: string }[] = [];
    for (const { shape, above, calls } of level) {
      for (const [at, call] of calls.entries()) {
        if (shapes.length >= MOST_SHAPES) {
          markCut(shapes, shape.id);
          break;
        }
        const head = heads.get(call.processId);
        const version = call.version === 'active' ? head?.activeVersion : call.version;
        const key = version === undefined ? call.processId : versionKey(call.processId, version);
        const mark = !head
          ? 'missing'
          : above.has(call.processId)
            ? 'cycle'
            : followed.has(key)
              ? 'repeated'
              : undefined;
        const child = {
          ...shapeOf(`${shape.id}.${at}`, call.processId, head?.name ?? call.processId, version),
          nodeId: call.nodeId,
          detail: [call.title, call.version === 'active' ? (version ?? 'no active version') : version].join(' · '),
          ...(mark && { mark: mark as NonNullable<ViewShape['mark']> }),
        };
        shapes.push(child);
        lines.push({ id: `calls:${child.id}`, kind: 'calls', from: shape.id, to: child.id, points: [] });
        if (mark) continue;
        followed.add(key);
        found.push({ place: { shape: child, above: new Set([...above, call.processId]), calls: [] }, key });
      }
    }
    const below = await read.calls([...new Set(found.map(({ key }) => key))]);
    level = found
      .map(({ place, key }) => ({ ...place, calls: below.filter(({ caller }) => caller === key) }))
      .filter(({ calls }) => calls.length > 0);
  }
  return arrangeGraph({ shapes, lines }, elk);
}

const shapeOf = (id: string, processId: string, title: string, version: string | undefined): ViewShape => ({
  id,
  kind: 'process',
  type: 'process',
  title,
  ...SIZE,
  x: 0,
  y: 0,
  processId,
  ...(version === undefined ? {} : { version }),
});

function markCut(shapes: ViewShape[], id: string): void {
  const at = shapes.findIndex((shape) => shape.id === id);
  if (shapes[at]) shapes[at] = { ...shapes[at], mark: 'cut' };
}

/** Of the process that is asked about, its own definition says what it runs: revisions and branches are not in the graph. */
const callsOf = ({ nodes }: ProcessDefinition): Omit<Call, 'caller'>[] =>
  nodes.flatMap(({ node_id, title, type, config: { processId, version } }) =>
    type === 'subprocess' && typeof processId === 'string'
      ? [{ nodeId: node_id, title, processId, version: typeof version === 'string' ? version : 'active' }]
      : [],
  );
