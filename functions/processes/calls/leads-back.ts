import { callsOf } from '#compiler/index.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { definitionOf } from '../process.ts';
import type { CalledProcesses } from './called-processes.ts';

/** More processes than this in one chain of calls are no drawing's fault. */
const MOST = 100;

/**
 * Whether a definition calls a process, itself or through what it calls. `always`: on every way, as their runnable versions
 * stand; `draft`: on some way, as their drafts stand.
 */
export async function leadsBack(
  definition: ProcessDefinition,
  processId: string,
  store: CalledProcesses,
  how: 'always' | 'draft',
): Promise<boolean> {
  const seen = new Set<string>();
  const open = [definition];
  for (let next = open.pop(); next && seen.size < MOST; next = open.pop())
    for (const call of callsOf(next)) {
      if (how === 'always' && !call.always) continue;
      if (call.processId === processId) return true;
      const key = `${call.processId}:${call.version}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const draft = await store.draft(call.processId);
      const version = call.version === 'active' ? draft?.process.activeVersion : call.version;
      const called = how === 'draft' || version === undefined ? draft : await store.version(call.processId, version);
      if (called) open.push(definitionOf(called));
    }
  return false;
}
