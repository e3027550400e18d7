import { PostDominators } from '../analyse/post-dominators.ts';
import { reachableFrom } from '../analyse/reachability.ts';
import type { ProcessGraph, Vertex } from '../normalize/model.ts';
import type { Layer } from './layers.ts';

const NOTHING: Layer['replaced'] = new Map();
/** The graph itself, behind all copies. */
export const WHOLE: Layer = { vertices: new Set(), exits: new Set(), beyond: undefined, replaced: NOTHING };

const splits = (vertex: Vertex): boolean =>
  (vertex.split === 'parallel' || vertex.split === 'inclusive') && vertex.out.length > 1;

/**
 * By the place of a token that a run begins with: the copy of the graph that it passes first. A parallel part is passed once by
 * the tokens that are in it; in a loop they come to the same nodes again, but then with all the tokens of the part, and joins
 * wait for others than they do now. So each parallel part around a place has a copy, which ends where its tokens meet.
 */
export function firstPasses(graph: ProcessGraph, places: readonly Vertex[]): ReadonlyMap<Vertex, Layer> {
  const postDominators = new PostDominators(graph);
  const parts = new Map<Vertex, Set<Vertex>>();
  const note = (meet: Vertex, within: readonly Vertex[]) => {
    if (within.length > 0) parts.set(meet, new Set([...(parts.get(meet) ?? []), ...within]));
  };
  if (places.length > 1) note(postDominators.nearestCommon(places), places);
  for (const split of graph.vertices.filter(splits)) {
    const targets = split.out.map((edge) => edge.to);
    const meet = postDominators.nearestCommon(targets);
    const region = reachableFrom(targets, meet);
    note(
      meet,
      places.filter((place) => region.has(place) || (place === meet && waits(meet))),
    );
  }
  return layersOf(nested(parts, (a, b) => a !== b && postDominators.nearestCommon([a, b]) === a));
}

const waits = (join: Vertex): boolean => join.join === 'parallel' || join.join === 'inclusive';

/** A parallel part around some of the places. */
interface Part {
  readonly meet: Vertex;
  readonly places: ReadonlySet<Vertex>;
  /** The smallest part around it. */
  readonly around: Part | undefined;
}

/** The parts, outermost first; one that tokens from outside of it come into is no part of its own. */
function nested(
  parts: ReadonlyMap<Vertex, ReadonlySet<Vertex>>,
  isBehind: (a: Vertex, b: Vertex) => boolean,
): readonly Part[] {
  const meets = [...parts.keys()];
  const depth = new Map(meets.map((meet) => [meet, meets.filter((other) => isBehind(other, meet)).length]));
  const found: Part[] = [];
  for (const meet of meets.toSorted((a, b) => depth.get(a)! - depth.get(b)!)) {
    const inside = meets.filter((other) => other === meet || isBehind(meet, other));
    const places = new Set(inside.flatMap((one) => [...parts.get(one)!]));
    const around = found.filter((part) => isBehind(part.meet, meet)).at(-1);
    const others = [...(around?.places ?? [])].filter((place) => !places.has(place));
    const touched = reachableFrom(others, around?.meet);
    if (![...reachableFrom(places, meet), meet].some((vertex) => touched.has(vertex)))
      found.push({ meet, places, around });
  }
  return found;
}

function layersOf(parts: readonly Part[]): ReadonlyMap<Vertex, Layer> {
  const layers = new Map<Part, Layer>();
  const innermost = new Map<Vertex, Layer>();
  for (const part of parts) {
    const { meet, places, around } = part;
    const end = meet.part === 'end' ? [] : [meet];
    const layer: Layer = {
      vertices: new Set([...reachableFrom(places, meet), ...end]),
      exits: new Set(end),
      beyond: (around && layers.get(around)) ?? WHOLE,
      replaced: NOTHING,
    };
    layers.set(part, layer);
    for (const place of places) innermost.set(place, layer);
  }
  return innermost;
}
