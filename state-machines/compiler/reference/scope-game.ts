import { visitActivity } from './activity.ts';
import { isAdHoc, type PlayFrom, playAdHoc } from './ad-hoc.ts';
import { catching, withOutputs } from './catching.ts';
import { afterVisit, broughtTo, holdsAlready, mayPass } from './conditions.ts';
import { merged, type TokenData } from './data.ts';
import { inclusiveMayFire, joinsAll, joinsSome, kindOf, type Net, type NetFlow, type NetNode, netOf } from './net.ts';
import type { Left, Run } from './run.ts';
import { takenFlows } from './taken-flows.ts';
import { undoAll, type Visiting } from './undo.ts';

export interface Token {
  readonly at: NetFlow;
  readonly data: TokenData;
}

interface Game {
  readonly run: Run;
  readonly net: Net;
  readonly ended: TokenData[];
  tokens: readonly Token[];
  left?: Left;
}

/** Plays the tokens of one scope until none is left, or something ends it. */
export async function playScope(run: Run, net: Net, data: TokenData): Promise<Left> {
  const game: Game = { run, net, ended: [], tokens: net.entries.map((at) => ({ at, data })) };
  return playOn(game, data);
}

async function playOn(game: Game, data: TokenData): Promise<Left> {
  while (!game.left && game.tokens.length > 0) {
    const node = game.run.steps-- > 0 ? await enabledNode(game) : undefined;
    if (!node) return { how: 'stuck', data };
    await fire(game, node);
  }
  return game.left ?? { how: 'ended', data: merged([data, ...game.ended]) };
}

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

async function enabledNode(game: Game): Promise<NetNode | undefined> {
  const ids = game.run.order([...new Set(game.tokens.map((token) => token.at.to))]);
  for (const node of ids.map((id) => game.net.nodes.get(id)!).filter((one) => isEnabled(game, one))) {
    const { data } = game.tokens.find((token) => token.at.to === node.def.node_id)!;
    if (await mayPass(game.run, node, data)) return node;
  }
  return undefined;
}

function isEnabled(game: Game, node: NetNode): boolean {
  const marked = new Set(game.tokens.map((token) => token.at.id));
  if (joinsAll(node)) return node.in.every((flow) => marked.has(flow.id));
  if (!joinsSome(node)) return true;
  const elsewhere = game.tokens.filter((token) => token.at.to !== node.def.node_id).map((token) => token.at.to);
  return inclusiveMayFire(game.net, node, marked, elsewhere);
}

async function fire(game: Game, node: NetNode): Promise<void> {
  const arrived = node.in.flatMap((flow) => game.tokens.filter((token) => token.at.id === flow.id).slice(0, 1));
  const consumed = joinsAll(node) || joinsSome(node) ? arrived : arrived.slice(0, 1);
  game.tokens = game.tokens.filter((token) => !consumed.includes(token));
  const data = merged(consumed.map((token) => token.data));
  const kind = kindOf(node.def);
  if (kind === 'end') await end(game, node, data);
  else if (kind === 'activity') await act(game, node, data);
  else if (kind === 'event' && node.def.config.event === 'compensation')
    await leave(game, node, await undoAll(game.run, node.def, data, visiting(game.run)));
  else await leave(game, node, await broughtTo(game.run, node.def, data));
}

/** Visits an activity: what lies in it, where it is a subprocess of the drawing. */
const visiting =
  (run: Run): Visiting =>
  async (node, data) => {
    const inside = node.config.kind === 'embedded' || node.config.kind === 'transaction';
    if (inside) return playScope(run, netOf(run.definition, node.node_id), data);
    if (isAdHoc(node)) return playAdHoc(run, node, data, playOne);
    return afterVisit(run, node, data, await visitActivity(run, node, data));
  };

async function act(game: Game, node: NetNode, data: TokenData): Promise<void> {
  const { run, net } = game;
  const already = await holdsAlready(net, node, data);
  if (already) {
    game.tokens = [...game.tokens, { at: already, data }];
    return;
  }
  const completed = run.completions.length;
  const left = await visiting(run)(node.def, data);
  if (left.how === 'ended') {
    await meanwhile(game, node, data, left.hours ?? 0);
    // What fails beside it ends it before it is done.
    if (game.left) run.completions.splice(completed);
    else await leave(game, node, left.data);
    return;
  }
  const caught = catching(net, node, left);
  if (caught) {
    const data = left.how === 'interrupted' ? withOutputs(net.nodes.get(caught.to)!, left) : left.data;
    game.tokens = [...game.tokens, { at: caught, data }];
  } else {
    // Whatever nobody catches here ends the scope, with all that its tokens have written.
    const all = merged([...game.ended, ...game.tokens.map((token) => token.data), left.data]);
    game.left = { ...left, data: all };
  }
}

/** One way of an ad-hoc subprocess: its tokens end where nothing follows. */
const playOne: PlayFrom = (run, net, first, data) => {
  const at = net.nodes.get(first)!.in.find((flow) => flow.from === '')!;
  return playOn({ run, net, tokens: [{ at, data }], ended: [] }, data);
};

/** What a timer that leaves its activity running has started by the time that it is done: one way after another. */
async function meanwhile(game: Game, node: NetNode, data: TokenData, hours: number): Promise<void> {
  const { tokens } = game;
  for (const at of node.boundary) {
    const { config } = game.net.nodes.get(at.to)!.def;
    let now = data;
    for (let times = firings(config, hours); times > 0 && !game.left; times--) {
      const before = game.ended.length;
      game.tokens = [{ at, data: now }];
      while (!game.left && game.tokens.length > 0) await fire(game, (await enabledNode(game))!);
      now = merged([now, ...game.ended.slice(before)]);
    }
  }
  game.tokens = tokens;
}

function firings(config: NetNode['def']['config'], hours: number): number {
  const { cycle } = (config.timer ?? {}) as { cycle?: string };
  const [, most, minutes] = /^R(\d*)\/PT(\d+)M$/.exec(config.interrupting === false ? (cycle ?? '') : '') ?? [];
  return minutes === undefined
    ? 0
    : Math.min(Number(most || Number.POSITIVE_INFINITY), Math.floor((hours * 60) / Number(minutes)));
}

async function end(game: Game, node: NetNode, data: TokenData): Promise<void> {
  const { event, name } = node.def.config as { event?: string; name?: string };
  if (event === 'error') game.left = { how: 'failed', error: name ?? 'FlowMaster.ProcessError', data };
  else if (event === 'terminate') game.left = { how: 'ended', data };
  else if (event === 'cancel')
    game.left = {
      how: 'cancelled',
      data: merged([...game.ended, await undoAll(game.run, node.def, data, visiting(game.run))]),
    };
  else if (event === 'compensation') game.ended.push(await undoAll(game.run, node.def, data, visiting(game.run)));
  else game.ended.push(data);
}

async function leave(game: Game, node: NetNode, data: TokenData): Promise<void> {
  const taken = await takenFlows(node, data);
  if (taken.length === 0 && node.def.config.onNoMatch === 'fail') {
    const all = merged([...game.ended, ...game.tokens.map((token) => token.data), data]);
    game.left = { how: 'failed', error: 'FlowMaster.NoConditionHolds', data: all };
  }
  if (node.out.length === 0) game.ended.push(data);
  game.tokens = [...game.tokens, ...taken.map((at) => ({ at, data }))];
}
