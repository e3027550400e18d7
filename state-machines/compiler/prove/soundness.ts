import { reachableFrom } from '../analyse/reachability.ts';
import type { Report } from '../diagnostics/report.ts';
import { idOf, type ProcessGraph, titleOf, type Vertex } from '../normalize/model.ts';
import { tokensNeeded } from './complex-joins.ts';
import { placesOf } from './places-of.ts';
import { type Marking, playTokens, type Shortcuts, type Verdict } from './token-game.ts';

type Deadlock = Extract<Verdict, { kind: 'deadlock' }>;

/** Says why a graph that is not made of blocks is unsound; gives its situations when it was found sound all the same. */
function reportUnsound(verdict: Verdict, report: Report): readonly Marking[] | undefined {
  switch (verdict.kind) {
    case 'deadlock':
      report.error(
        'soundness.deadlock',
        { nodeId: idOf(verdict.at), path: placesOf(verdict.path) },
        `“${titleOf(verdict.at)}” can wait for ever: ${missingFlows(verdict.missing.map((edge) => edge.from))} need not arrive.`,
        howToGoOn(verdict),
      );
      return undefined;
    case 'lack-of-synchronization':
      report.error(
        'soundness.lack-of-synchronization',
        { nodeId: idOf(verdict.at), path: placesOf(verdict.path) },
        `Two tokens can meet at “${titleOf(verdict.at)}”: what follows would run twice at the same time.`,
        comesAround(verdict.at)
          ? 'A way leads around it, by which a token that is still to come counts as one that has: put the parallel part into a subprocess of the drawing.'
          : 'Join the parallel flows with a parallel gateway before this node.',
      );
      return undefined;
    case 'too-large':
      report.error(
        'soundness.not-proven',
        {},
        `The process is too entangled to prove that it cannot get stuck (more than ${verdict.limit} situations).`,
        'Draw its parallel parts as blocks: one gateway that splits, one that joins.',
      );
      return undefined;
    case 'sound':
      return verdict.markings;
  }
}

function howToGoOn(deadlock: Deadlock): string {
  const { at } = deadlock;
  if (at.join === 'complex')
    return `It goes on after ${tokensNeeded(at)} tokens: lower activateAfter, or split with a parallel gateway that sends as many. Behind a choice of one way, use an exclusive gateway.`;
  if (cameAround(deadlock))
    return 'A way leads around it, by which tokens elsewhere count as still to come: use an exclusive gateway where one token at a time comes to it, or put the parallel part into a subprocess of the drawing.';
  return 'Join the flows with a gateway of the kind that split them: exclusive with exclusive, parallel with parallel.';
}

/** Whether an inclusive join waits with tokens that have come back to it alone, for such as come from before it. */
function cameAround({ at, missing, path }: Deadlock): boolean {
  const before = reachableFrom(path.slice(0, 1), at);
  return at.join === 'inclusive' && at.in.every((edge) => missing.includes(edge) || !before.has(edge.from));
}

/** Tokens that can come by a flow that is marked do not hold an inclusive join up, and around a cycle all can. */
const comesAround = (at: Vertex): boolean =>
  at.join === 'inclusive' && reachableFrom(at.out.map((edge) => edge.to)).has(at);

/** Plays a graph that is not made of blocks; reports what it gets stuck at. */
export const proveSound = (graph: ProcessGraph, report: Report, blocks?: Shortcuts): readonly Marking[] | undefined =>
  reportUnsound(playTokens(graph, undefined, blocks), report);

const missingFlows = (from: readonly Vertex[]): string =>
  from.length === 1
    ? `the flow from “${titleOf(from[0]!)}”`
    : `flows from ${from.map((vertex) => `“${titleOf(vertex)}”`).join(', ')}`;
