import type { ProcessGraph } from '#adapters/graph/documents.ts';
import { type Call, callsOf } from '#compiler/index.ts';
import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { UNSAVED } from '../drafts/unsaved.ts';
import { definitionOf } from '../process.ts';
import type { CalledProcesses } from './called-processes.ts';
import { leadsBack } from './leads-back.ts';

/**
 * What the compiler cannot know of the processes that a definition calls: whether they are there, whether they can be
 * run, and whether the calls come to an end. `processId` is the process itself, which may call itself before it is published.
 */
export async function checkCalls(
  definition: ProcessDefinition,
  processId: string,
  store: CalledProcesses,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const call of callsOf(definition)) {
    if (call.processId === UNSAVED.processId) continue;
    const itself = call.processId === processId && call.version === 'active';
    if (itself && call.always) found.push(endless(call, 'the process itself'));
    if (itself) continue;
    const draft = await store.draft(call.processId);
    const fault = draft ? await faultOf(call, draft, processId, store) : unknown(call);
    if (fault) found.push(fault);
  }
  return found;
}

async function faultOf(
  call: Call,
  draft: ProcessGraph,
  processId: string,
  store: CalledProcesses,
): Promise<Diagnostic | undefined> {
  const { name, status, activeVersion } = draft.process;
  if (status === 'archived') return archived(call, name);
  const version = call.version === 'active' ? activeVersion : call.version;
  const called = version === undefined ? undefined : await store.version(call.processId, version);
  if (!called) {
    // Two drafts that call each other: one of them has to be published first.
    const circle = await leadsBack(definitionOf(draft), processId, store, 'draft');
    return notPublished(call, name, version, circle ? 'warning' : 'error');
  }
  if (!call.always || !(await leadsBack(definitionOf(called), processId, store, 'always'))) return undefined;
  return endless(call, `“${name}”, which starts this process again`);
}

const said = (
  severity: Diagnostic['severity'],
  code: string,
  { nodeId }: Call,
  field: string,
  message: string,
  help: string,
): Diagnostic => ({ code, severity, nodeId, field: `/config/${field}`, message, help });

const endless = (call: Call, what: string): Diagnostic =>
  said(
    'error',
    'subprocess.endless-recursion',
    call,
    'processId',
    `Every run comes to “${call.title}”, which starts ${what}: no run would ever end.`,
    'Put a decision before the call, with a way to an end that does not lead through it.',
  );

const unknown = (call: Call): Diagnostic =>
  said(
    'error',
    'subprocess.process-unknown',
    call,
    'processId',
    `“${call.title}” calls the process ${call.processId}, which does not exist.`,
    'Set processId to the id of a process of this organization.',
  );

const archived = (call: Call, name: string): Diagnostic =>
  said(
    'error',
    'subprocess.process-archived',
    call,
    'processId',
    `“${call.title}” calls “${name}”, which is archived and starts no more.`,
    'Call the process that has taken its place.',
  );

const notPublished = (
  call: Call,
  name: string,
  version: string | undefined,
  severity: Diagnostic['severity'],
): Diagnostic =>
  said(
    severity,
    'subprocess.not-published',
    call,
    version === undefined ? 'processId' : 'version',
    version === undefined
      ? `“${call.title}” calls “${name}”, which has no active version: it is a draft.`
      : `“${call.title}” calls version ${version} of “${name}”, which is not published.`,
    version === undefined
      ? `Publish and activate “${name}” first.`
      : `Publish that version of “${name}”, or call the active one.`,
  );
