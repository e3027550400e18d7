import type { NodeDef } from '#contracts/process-definition/index.ts';
import { dataOf, plain, type TokenData, written } from './data.ts';
import { mapped } from './mapped.ts';
import { type Net, netOf } from './net.ts';
import type { Left, Run } from './run.ts';

export const isCall = (node: NodeDef): boolean => node.type === 'subprocess' && node.config.processId !== undefined;

/** Plays the process that an activity calls, as a run of its own: it sees what it is given, and what it gives are the call's outputs. */
export async function playCalled(
  run: Run,
  node: NodeDef,
  data: TokenData,
  playScope: (run: Run, net: Net, data: TokenData) => Promise<Left>,
): Promise<Left> {
  const [definition, ...called] = run.called;
  const inner: Run = { ...run, definition: definition!, called, completions: [], told: new Map() };
  const left = await playScope(inner, netOf(inner.definition), dataOf(await mapped(node.config.inputs, plain(data))));
  if (left.how !== 'ended') return { ...left, data };
  const outputs = node.outputs.flatMap((field) => {
    const given = left.data.get(field);
    return given ? [[field, given.value] as const] : [];
  });
  return { how: 'ended', data: written(data, Object.fromEntries(outputs)) };
}
