import type { TokenData } from './data.ts';
import type { Net } from './net.ts';
import type { Left, Run } from './run.ts';
import { enabledNode, fire, type Game, playOn, type Token } from './scope-game.ts';

/** Where the tokens of a scope stand in the middle of a run, and what those have written that came to an end. */
export interface Standing {
  readonly tokens: readonly Token[];
  readonly ended: readonly TokenData[];
}

/** Plays some firings only. Undefined: the scope has ended by then, or is stuck. */
export async function standingAfter(
  run: Run,
  net: Net,
  data: TokenData,
  firings: number,
): Promise<Standing | undefined> {
  const game: Game = { run, net, ended: [], tokens: net.entries.map((at) => ({ at, data })) };
  for (let fired = 0; fired < firings; fired++) {
    const node = await enabledNode(game);
    if (!node) return undefined;
    await fire(game, node);
    if (game.left) return undefined;
  }
  return game.tokens.length > 0 ? { tokens: game.tokens, ended: game.ended } : undefined;
}

/** Goes on from where tokens stand. */
export const playFrom = (run: Run, net: Net, { tokens, ended }: Standing, data: TokenData): Promise<Left> =>
  playOn({ run, net, tokens, ended: [...ended] }, data);
