import type { Explorer } from './explorer.ts';
import { extend, type Step } from './path.ts';

/**
 * Searches level by level from both ends, always the smaller side, until they meet: in a wide graph that visits far fewer vertices than
 * a search from one end.
 */
export function fewestEdges(explorer: Explorer, from: string, to: string): Step | undefined {
  const start: Step = { vertex: from, depth: 0, weight: 0 };
  if (from === to) return start;
  const forward: Side = { reached: new Map([[from, start]]), frontier: [start], backwards: false };
  const target: Step = { vertex: to, depth: 0, weight: 0 };
  const backward: Side = { reached: new Map([[to, target]]), frontier: [target], backwards: true };
  while (forward.frontier.length > 0 && backward.frontier.length > 0) {
    const [side, other] =
      forward.frontier.length <= backward.frontier.length ? [forward, backward] : [backward, forward];
    const meeting = advance(explorer, side, other);
    if (meeting !== undefined)
      return joined(forward.reached.get(meeting) as Step, backward.reached.get(meeting) as Step);
  }
  return undefined;
}

type Side = { reached: Map<string, Step>; frontier: Step[]; backwards: boolean };

/** One level further. Of the vertices where the sides meet, the one nearest to the other end is taken. */
function advance(explorer: Explorer, side: Side, other: Side): string | undefined {
  const next: Step[] = [];
  let meeting: Step | undefined;
  for (const step of side.frontier) {
    for (const hop of explorer.hops(step.vertex, side.backwards)) {
      if (side.reached.has(hop.to)) continue;
      const reached = extend(step, hop.to, hop.edge, 1);
      side.reached.set(hop.to, reached);
      next.push(reached);
      const opposite = other.reached.get(hop.to);
      if (opposite === undefined) continue;
      if (meeting === undefined || opposite.depth < (other.reached.get(meeting.vertex) as Step).depth)
        meeting = reached;
    }
  }
  side.frontier = next;
  return meeting?.vertex;
}

function joined(front: Step, back: Step): Step {
  let path = front;
  for (let step: Step = back; step.previous !== undefined && step.edge !== undefined; step = step.previous) {
    path = extend(path, step.previous.vertex, step.edge, 1);
  }
  return path;
}
