import jsonata from 'jsonata';
import type { Json } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { dataOf, merged, plain, type TokenData, written } from './data.ts';
import { inclusiveMayFire, joinsAll, joinsSome, kindOf, type Net, type NetFlow, type NetNode, netOf } from './net.ts';

/** What an activity does when it is visited: gives outputs, or fails with an error (`States.Timeout` included). */
export type Outcome = { readonly output: Readonly<Record<string, Json>> } | { readonly error: string };
export type Outcomes = (nodeId: string, visit: number) => Outcome;

export interface Visit {
  readonly nodeId: string;
  readonly data: Readonly<Record<string, Json>>;
}

export interface Played {
  readonly status: 'succeeded' | 'failed' | 'stuck';
  readonly error?: string;
  readonly data: Readonly<Record<string, Json>>;
  readonly visits: readonly Visit[];
}

interface Token {
  readonly at: NetFlow;
  readonly data: TokenData;
}

interface Game {
  readonly net: Net;
  readonly outcomes: Outcomes;
  readonly visits: Visit[];
  readonly ended: TokenData[];
  tokens: readonly Token[];
  result?: Played;
}

/** Plays one run of a process by the rules of BPMN: tokens on flows, one node fires after another. */
export async function playProcess(
  definition: ProcessDefinition,
  input: Readonly<Record<string, Json>>,
  outcomes: Outcomes,
  mostSteps = 2_000,
): Promise<Played> {
  const net = netOf(definition);
  const game: Game = { net, outcomes, visits: [], ended: [], tokens: [] };
  await leave(game, net.nodes.get(net.start)!, dataOf(input));
  for (let step = 0; step < mostSteps && !game.result; step++) {
    if (game.tokens.length === 0) return finished(game, { status: 'succeeded', data: plain(merged(game.ended)) });
    const node = enabledNode(game);
    if (!node) return finished(game, { status: 'stuck', data: {} });
    await fire(game, node);
  }
  return game.result ?? finished(game, { status: 'stuck', data: {} });
}

const finished = (game: Game, result: Omit<Played, 'visits'>): Played => ({ ...result, visits: game.visits });

function enabledNode(game: Game): NetNode | undefined {
  const ids = [...new Set(game.tokens.map((token) => token.at.to))].sort();
  return ids.map((id) => game.net.nodes.get(id)!).find((node) => isEnabled(game, node));
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
  await act(game, node, merged(consumed.map((token) => token.data)));
}

async function act(game: Game, node: NetNode, data: TokenData): Promise<void> {
  if (kindOf(node.def) === 'end') return end(game, node, data);
  if (kindOf(node.def) !== 'activity') return leave(game, node, data);
  const { node_id: nodeId } = node.def;
  const visit = game.visits.filter((one) => one.nodeId === nodeId).length;
  game.visits.push({ nodeId, data: plain(data) });
  const outcome = game.outcomes(nodeId, visit);
  if ('output' in outcome) return leave(game, node, written(data, outcome.output));
  const caught = catching(game.net, node, outcome.error);
  if (caught) game.tokens = [...game.tokens, { at: caught, data }];
  else game.result = finished(game, { status: 'failed', error: outcome.error, data: plain(data) });
}

/** The boundary event that catches an error: by its name, a timer for a timeout, or one for every error. */
function catching(net: Net, node: NetNode, error: string): NetFlow | undefined {
  const config = (flow: NetFlow) => net.nodes.get(flow.to)!.def.config;
  return (
    node.boundary.find((flow) => config(flow).event === 'error' && config(flow).name === error) ??
    node.boundary.find((flow) => config(flow).event === 'timer' && error === 'States.Timeout') ??
    node.boundary.find((flow) => config(flow).event === 'error' && config(flow).name === undefined)
  );
}

function end(game: Game, node: NetNode, data: TokenData): void {
  const { event, name } = node.def.config as { event?: string; name?: string };
  if (event === 'error')
    game.result = finished(game, { status: 'failed', error: name ?? 'FlowMaster.ProcessError', data: plain(data) });
  else if (event === 'terminate') game.result = finished(game, { status: 'succeeded', data: plain(data) });
  else game.ended.push(data);
}

async function leave(game: Game, node: NetNode, data: TokenData): Promise<void> {
  const taken = await takenFlows(node, data);
  game.tokens = [...game.tokens, ...taken.map((at) => ({ at, data }))];
}

async function takenFlows(node: NetNode, data: TokenData): Promise<readonly NetFlow[]> {
  const kind = kindOf(node.def);
  const conditional = node.out.some((flow) => flow.flow?.condition !== undefined);
  if (node.out.length < 2 || kind === 'parallel') return node.out;
  if (kind === 'event_based') return node.out.slice(0, 1);
  if (kind !== 'exclusive' && kind !== 'inclusive' && !conditional) return node.out;
  const holding: NetFlow[] = [];
  for (const flow of node.out) if (!flow.flow?.isDefault && (await holds(flow, data))) holding.push(flow);
  if (holding.length === 0) return node.out.filter((flow) => flow.flow?.isDefault);
  return kind === 'exclusive' ? holding.slice(0, 1) : holding;
}

async function holds({ flow }: NetFlow, data: TokenData): Promise<boolean> {
  if (flow?.condition === undefined) return true;
  return (await jsonata(flow.condition).evaluate(plain(data))) === true;
}
