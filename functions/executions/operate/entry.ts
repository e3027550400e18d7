import type { EntryAnswer, Marking, RunnableVersion } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import { entryOf } from '../runnable-store.ts';

/** A version as it runs from where tokens stand, and the name under which its states are found. */
export interface Entry {
  runnable: RunnableVersion;
  runs: string;
}

export interface Entering {
  /** A version, or a version entered in the middle (`entryOf`). */
  version: (processId: string, key: string) => Promise<{ runnable: RunnableVersion } | undefined>;
  publishEntry: (processId: string, version: string, marking: Marking) => Promise<EntryAnswer>;
  registerEntry: (runnable: RunnableVersion, marking: Marking) => Promise<void>;
}

const noEntry = (
  path: string,
  message: string,
  help: string,
  more: { code: string; message: string }[] = [],
): AppError =>
  new AppError('conflict', 'execution.no-entry', message, {
    errors: more.length === 0 ? [{ path, code: 'no-entry', message }] : more.map((one) => ({ path, ...one })),
    help,
  });

/**
 * The version compiled to be entered where the tokens of a marking stand: compiled and published when it is first asked for,
 * then kept.
 * @param path of the field that names the place, for the problem
 * @throws AppError `execution.no-entry`
 */
export async function enterAt(
  { processId, version, marking, path }: { processId: string; version: string; marking: Marking; path: string },
  ports: Entering,
): Promise<Entry> {
  const whole = await ports.version(processId, version);
  const nodes = new Map(whole?.runnable.nodes.map((one) => [one.node_id, one]));
  const missing = placesIn(marking).find((nodeId) => !nodes.has(nodeId));
  if (!whole || missing !== undefined) {
    const message = `Version ${version} has no node ${missing ?? ''}.`;
    throw noEntry(path, message, 'See the nodes in GET /processes/{id}/versions/{version}.');
  }
  const only = 'at' in marking ? nodes.get(marking.at)! : undefined;
  if (only?.type === 'start' && only.scope_id === undefined) return { runnable: whole.runnable, runs: version };
  const runs = entryOf(version, marking);
  const known = await ports.version(processId, runs);
  if (known) return { runnable: known.runnable, runs };
  const answer = await ports.publishEntry(processId, version, marking);
  if ('refused' in answer) {
    const [first] = answer.refused;
    const message = first?.message ?? `Version ${version} cannot be entered there.`;
    throw noEntry(path, message, first?.help ?? 'Choose another node.', answer.refused);
  }
  await ports.registerEntry(answer.runnable, marking);
  return { runnable: answer.runnable, runs };
}

/** Nodes that a marking names. */
function placesIn(marking: Marking): string[] {
  if ('tokens' in marking) return marking.tokens.flatMap(placesIn);
  if ('ended' in marking) return [];
  if ('waits' in marking) return [marking.waits];
  return [marking.at, ...(marking.inside ? placesIn(marking.inside) : [])];
}
