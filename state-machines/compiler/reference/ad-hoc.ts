import type { Json } from '#contracts/core/json.ts';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import { playBeside } from './beside.ts';
import { isComplete } from './completion.ts';
import { plain, type TokenData } from './data.ts';
import { evaluated } from './evaluated.ts';
import { type Net, type NetFlow, netOf } from './net.ts';
import type { Left, Run } from './run.ts';

export const isAdHoc = (node: NodeDef): boolean => node.config.kind === 'ad_hoc';

/** The firings of one way, one after another: what its tokens see after each, and how they have left it. */
export type Steps = AsyncGenerator<TokenData, Left>;

/** Begins to play one activity of an ad-hoc subprocess, with what follows it. */
export type PlaySteps = (run: Run, net: Net, first: NetFlow, data: TokenData) => Steps;

/** Activities that a person starts, answer for answer, or those that the data name: one after another, or beside each other. */
export async function playAdHoc(run: Run, node: NodeDef, data: TokenData, playSteps: PlaySteps): Promise<Left> {
  const net = netOf(run.definition, node.node_id);
  const given = await givenBy(node, data);
  const ways = new Map(startable(net).map((flow) => [flow.to, flow]));
  const named = given && [...ways.keys()].filter((id) => given.includes(id));
  const begin = (first: string, seen: TokenData) => playSteps(run, net, ways.get(first)!, seen);
  const next = () => choice(run, node);
  if (node.config.ordering !== 'sequential') return playBeside({ run, node, begin, next, named }, data);
  for (let now = data; ; ) {
    const first = named ? named.shift() : next();
    if (first === undefined) return { how: 'ended', data: now };
    const left = await lastOf(begin(first, now));
    if (left.how !== 'ended') return left;
    now = left.data;
    if (await isComplete(node, now)) return { how: 'ended', data: now };
  }
}

const givenBy = async ({ config }: NodeDef, data: TokenData): Promise<unknown[] | undefined> =>
  config.activeElements === undefined
    ? undefined
    : [await evaluated(String(config.activeElements), plain(data))].flat();

async function lastOf(steps: Steps): Promise<Left> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/** In the order in which they are drawn. */
const startable = (net: Net): NetFlow[] =>
  [...net.nodes.values()].flatMap((node) => node.in.filter((flow) => flow.from === ''));

function choice(run: Run, { node_id: nodeId }: NodeDef): string | undefined {
  const visit = run.visits.filter((one) => one.nodeId === nodeId).length;
  run.visits.push({ nodeId, data: {} });
  const outcome = run.outcomes(nodeId, visit);
  if (!('output' in outcome)) return undefined;
  run.clock.hours += outcome.hours ?? 0;
  const next: Json | undefined = outcome.output.next;
  return next === '(done)' || next === undefined ? undefined : String(next);
}
