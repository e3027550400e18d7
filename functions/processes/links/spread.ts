import type { Severity } from '#contracts/processes/index.ts';
import { dependentOf } from './dependents.ts';
import type { Heads, RawLink } from './raw-link.ts';
import { isWorse, milder, type Reach, reachOver, type Touched } from './reach.ts';

export interface Hit {
  processId: string;
  severity: Severity;
  distance: number;
  path: RawLink[];
  reason: string;
  touched: Touched;
}

export interface SpreadEffects {
  links: (ids: readonly string[]) => Promise<RawLink[]>;
  heads: (ids: readonly string[]) => Promise<Heads>;
}

/** Nobody can start an archived process; what still runs of it goes on. */
const ENDED: Reach = {
  severity: 'info',
  touched: new Set(),
  spreads: false,
  reason: 'It is archived: no new execution starts.',
};

/** So many processes are followed at most. */
const MOST_HITS = 5_000;

const union = (a: Touched, b: Touched): Touched => (a === 'all' || b === 'all' ? 'all' : new Set([...a, ...b]));
const grew = (before: Touched, after: Touched): boolean =>
  before !== 'all' && (after === 'all' || after.size > before.size);

/**
 * Follows a change from process to process, level by level, one question to the graph per level. A process is followed again when a
 * longer way turns out to be worse, or touches more of its versions; circles end by that.
 */
export async function spread(
  start: { processId: string; links: readonly RawLink[]; cap?: (link: RawLink, reach: Reach) => Reach },
  depth: number,
  effects: SpreadEffects,
): Promise<{ hits: Hit[]; heads: Heads; truncated: boolean }> {
  const hits = new Map<string, Hit>();
  const heads = new Map(await effects.heads([start.processId]));
  const learn = async (links: readonly RawLink[]) => {
    const unknown = [...new Set(links.flatMap(({ from, to }) => [from, to]))].filter((id) => !heads.has(id));
    for (const [id, head] of await effects.heads(unknown)) heads.set(id, head);
  };
  const root: Hit = {
    processId: start.processId,
    severity: 'breaking',
    distance: 0,
    path: [],
    reason: '',
    touched: 'all',
  };
  let frontier = new Map([[root.processId, root]]);
  let links = start.links;
  for (let distance = 1; frontier.size > 0 && distance <= depth && hits.size < MOST_HITS; distance++) {
    await learn(links);
    const next = new Map<string, Hit>();
    const byEnd = linksByEnd(links);
    for (const from of frontier.values()) {
      for (const link of byEnd.get(from.processId) ?? []) {
        const id = dependentOf(link, from.processId);
        if (id === undefined || id === start.processId || !heads.has(id)) continue;
        const ended = heads.get(id)?.status === 'archived';
        const raw = ended ? ENDED : reachOver(link, from.processId, from.touched, heads);
        const reach = distance === 1 && start.cap ? start.cap(link, raw) : raw;
        const changed = record(hits, from, link, id, distance, reach);
        if (changed && reach.spreads) next.set(id, changed);
      }
    }
    frontier = next;
    links = frontier.size > 0 && distance < depth ? await effects.links([...frontier.keys()]) : [];
  }
  return { hits: [...hits.values()], heads, truncated: frontier.size > 0 };
}

/** The links of each process, whichever end it is. */
function linksByEnd(links: readonly RawLink[]): ReadonlyMap<string, readonly RawLink[]> {
  const ends = new Map<string, RawLink[]>();
  for (const link of links) {
    for (const id of new Set([link.from, link.to])) {
      const known = ends.get(id);
      if (known) known.push(link);
      else ends.set(id, [link]);
    }
  }
  return ends;
}

/** @returns the hit when it is new, worse or wider than before */
function record(
  hits: Map<string, Hit>,
  from: Hit,
  link: RawLink,
  processId: string,
  distance: number,
  reach: Reach,
): Hit | undefined {
  const before = hits.get(processId);
  const severity = milder(from.severity, reach.severity);
  const touched = before ? union(before.touched, reach.touched) : reach.touched;
  const worse = !before || isWorse(severity, before.severity);
  if (before && !worse && !grew(before.touched, touched)) return undefined;
  const hit: Hit = worse
    ? { processId, severity, distance, path: [...from.path, link], reason: reach.reason, touched }
    : { ...before, touched };
  hits.set(processId, hit);
  return hit;
}
