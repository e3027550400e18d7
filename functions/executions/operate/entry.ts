import type { EntryAnswer, RunnableVersion } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import { entryOf } from '../runnable-store.ts';

/** A version as it runs from one of its nodes on, and the name under which its states are found. */
export interface Entry {
  runnable: RunnableVersion;
  runs: string;
}

export interface Entering {
  /** A version, or a version entered at a node (`entryOf`). */
  version: (processId: string, key: string) => Promise<{ runnable: RunnableVersion } | undefined>;
  publishEntry: (processId: string, version: string, nodeId: string) => Promise<EntryAnswer>;
  registerEntry: (runnable: RunnableVersion, nodeId: string) => Promise<void>;
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
 * The version compiled to be entered at a node: compiled and published when it is first asked for, then kept.
 * @param path of the field that names the node, for the problem
 * @throws AppError `execution.no-entry`
 */
export async function enterAt(
  { processId, version, nodeId, path }: { processId: string; version: string; nodeId: string; path: string },
  ports: Entering,
): Promise<Entry> {
  const whole = await ports.version(processId, version);
  const node = whole?.runnable.nodes.find((one) => one.node_id === nodeId);
  if (!whole || !node) {
    const message = `Version ${version} has no node ${nodeId}.`;
    throw noEntry(path, message, 'See the nodes in GET /processes/{id}/versions/{version}.');
  }
  if (node.type === 'start' && node.scope_id === undefined) return { runnable: whole.runnable, runs: version };
  const runs = entryOf(version, nodeId);
  const known = await ports.version(processId, runs);
  if (known) return { runnable: known.runnable, runs };
  const answer = await ports.publishEntry(processId, version, nodeId);
  if ('refused' in answer) {
    const [first] = answer.refused;
    const message = first?.message ?? `Version ${version} cannot be entered at ${nodeId}.`;
    throw noEntry(path, message, first?.help ?? 'Choose another node.', answer.refused);
  }
  await ports.registerEntry(answer.runnable, nodeId);
  return { runnable: answer.runnable, runs };
}
