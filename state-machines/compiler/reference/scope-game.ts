import { visitActivity } from './activity.ts';
import { isAdHoc, playAdHoc, type Steps } from './ad-hoc.ts';
import { isCall, playCalled } from './called.ts';
import { catching, withOutputs } from './catching.ts';
import { afterVisit, broughtTo, holdsAlready, mayPass } from './conditions.ts';
import { merged, type TokenData } from './data.ts';
import { aroundOf, escalate } from './escalations.ts';
import { inclusiveMayFire, joinsAll, joinsSome, kindOf, type Net, type NetFlow, type NetNode, netOf } from './net.ts';
import type { Left, Run } from './run.ts';
import { type Started, startedBeside } from './started-beside.ts';
import { takenFlows } from './taken-flows.ts';
import { undoAll, type Visiting } from './undo.ts';

export interface Token {
  readonly at: NetFlow;
  readonly data: TokenData;
}

export interface Game {
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

export async function playOn(game: Game, data: TokenData): Promise<Left> {
  const steps = stepsOf(game, data);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/** Plays one way into a scope, a firing at a time. */
const playSteps = (run: Run, net: Net, at: NetFlow, data: TokenData): Steps =>
  stepsOf({ run, net, ended: [], tokens: [{ at, data }] }, data);

async function* stepsOf(game: Game, data: TokenData): Steps {
  while (!game.left && game.tokens.length > 0) {
    const node = game.run.steps-- > 0 ? await enabledNode(game) : undefined;
    if (!node) return { how: 'stuck', data };
    await fire(game, node);
    yield merged([data, ...game.ended, ...game.tokens.map((token) => token.data)]);
  }
  return game.left ?? { how: 'ended', data: merged([data, ...game.ended]) };
}

export async function enabledNode(game: Game): Promise<NetNode | undefined> {
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

export async function fire(game: Game, node: NetNode): Promise<void> {
  const arrived = node.in.flatMap((flow) => game.tokens.filter((token) => token.at.id === flow.id).slice(0, 1));
  const consumed = joinsAll(node) || joinsSome(node) ? arrived : arrived.slice(0, 1);
  game.tokens = game.tokens.filter((token) => !consumed.includes(token));
  const data = merged(consumed.map((token) => token.data));
  const kind = kindOf(node.def);
  if (kind === 'end') await end(game, node, data);
  else if (kind === 'activity') await act(game, node, data);
  else if (kind === 'event' && node.def.config.event === 'compensation')
    await leave(game, node, await undoAll(game.run, node.def, data, visiting(game.run)));
  else if (throwsEscalation(node)) await goOnUnlessEnded(game, node, data);
  else await leave(game, node, await broughtTo(game.run, node.def, data));
}

/** Visits an activity: what lies in it, where it is a subprocess of the drawing. */
const visiting =
  (run: Run): Visiting =>
  async (node, data) => {
    const inside = node.config.kind === 'embedded' || node.config.kind === 'transaction';
    if (inside) return playScope(run, netOf(run.definition, node.node_id), data);
    if (isAdHoc(node)) return playAdHoc(run, node, data, playSteps);
    const isPlayed = run.called.length > 0 && isCall(node);
    const left = isPlayed ? await playCalled(run, node, data, playScope) : await visitActivity(run, node, data);
    return afterVisit(run, node, data, left);
  };

async function act(game: Game, node: NetNode, data: TokenData): Promise<void> {
  const { run, net } = game;
  const already = await holdsAlready(net, node, data);
  if (already) {
    game.tokens = [...game.tokens, { at: already, data }];
    return;
  }
  const completed = run.completions.length;
  const around = aroundOf(net, node);
  run.around.push(around);
  const left = await visiting(run)(node.def, data);
  run.around.pop();
  await meanwhile(game, await startedBeside(net, node, around, left, data), data);
  if (left.how === 'ended') {
    // What fails beside it ends it before it is done.
    if (game.left) run.completions.splice(completed);
    else await leave(game, node, left.data);
    return;
  }
  const caught = catching(net, node, left);
  if (caught) {
    const data = left.how === 'interrupted' ? await withOutputs(net.nodes.get(caught.to)!, left) : left.data;
    game.tokens = [...game.tokens, { at: caught, data }];
  } else endWith(game, left);
}

/** Whatever nobody catches here ends the scope, with all that its tokens have written. */
function endWith(game: Game, left: Left): void {
  game.left = { ...left, data: merged([...game.ended, ...game.tokens.map((token) => token.data), left.data]) };
}

/** What events that leave their activity running have started by the time that it is done: one way after another. */
async function meanwhile(game: Game, started: readonly Started[], data: TokenData): Promise<void> {
  const { tokens } = game;
  for (const { at, brings } of started) {
    let now = data;
    for (const one of brings) {
      if (game.left) break;
      const before = game.ended.length;
      game.tokens = [{ at, data: await withOutputs(game.net.nodes.get(at.to)!, { brings: one, data: now }) }];
      while (!game.left && game.tokens.length > 0) await fire(game, (await enabledNode(game))!);
      now = merged([now, ...game.ended.slice(before)]);
    }
  }
  game.tokens = tokens;
}

const throwsEscalation = ({ def: { config } }: NetNode): boolean =>
  config.event === 'escalation' && config.position !== 'boundary';

async function goOnUnlessEnded(game: Game, node: NetNode, data: TokenData): Promise<void> {
  const left = await escalate(game.run, node.def, data);
  if (left) endWith(game, left);
  else await leave(game, node, data);
}

async function end(game: Game, node: NetNode, data: TokenData): Promise<void> {
  const { event, name } = node.def.config as { event?: string; name?: string };
  if (event === 'error') game.left = { how: 'failed', error: name ?? 'FlowMaster.ProcessError', data };
  else if (event === 'escalation') await goOnUnlessEnded(game, node, data);
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
  if (taken.length === 0 && node.def.config.onNoMatch === 'fail')
    endWith(game, { how: 'failed', error: 'FlowMaster.NoConditionHolds', data });
  if (node.out.length === 0) game.ended.push(data);
  game.tokens = [...game.tokens, ...taken.map((at) => ({ at, data }))];
}
