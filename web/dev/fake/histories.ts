import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type * as api from '#contracts/processes/index.ts';
import type { Branch, Revision } from '#contracts/processes/index.ts';
import { diffDefinitions } from '#process-model/diff/diff-definitions.ts';
import { mergeDefinitions } from '#process-model/merge/merge-definitions.ts';
import { type Handlers, handle } from './http.ts';
import { now, prefixed } from './ids.ts';
import { page } from './page.ts';
import { people } from './people.ts';
import { FakeProblem, notFound } from './problem.ts';
import { definitionOf, getStored, getVersion } from './processes.ts';

type Entry = { revision: Revision; definition: ProcessDefinition };
type Line = { branch: Branch; definition: ProcessDefinition; base: ProcessDefinition };
const histories = new Map<string, Entry[]>();
const lines = new Map<string, Line[]>();

/** The history of a draft, newest first. What was saved since it was last looked at becomes one entry. */
function historyOf(id: string, kind: Revision['kind'] = 'saved', from?: string): Entry[] {
  const entries = histories.get(id) ?? [];
  const definition = definitionOf(getStored(id).process);
  const [last] = entries;
  const diff = last && diffDefinitions(last.definition, definition);
  if (!diff?.identical) {
    const revision: Revision = {
      id: prefixed('rev'),
      processId: id,
      kind: last ? kind : 'created',
      parents: last ? [last.revision.id] : [],
      ...(diff && { counts: diff.counts }),
      ...(from && { from }),
      name: definition.name,
      nodeCount: definition.nodes.length,
      createdAt: now(),
      createdBy: people.dana.id,
    };
    entries.unshift({ revision, definition: structuredClone(definition) });
  }
  histories.set(id, entries);
  return entries;
}

const linesOf = (id: string): Line[] => lines.get(id) ?? [];
function getLine(id: string, branchId: string | undefined): Line {
  const line = linesOf(id).find(({ branch }) => branch.id === branchId);
  if (!line) throw notFound('process.branch-not-found', 'branch');
  return line;
}

function stateOf(id: string, ref: string): ProcessDefinition {
  if (ref === 'draft') return definitionOf(getStored(id).process);
  if (ref.startsWith('branch_')) return getLine(id, ref).definition;
  if (!ref.startsWith('rev_')) return getVersion({ params: { id, version: ref } }).definition;
  const entry = historyOf(id).find(({ revision }) => revision.id === ref);
  if (!entry) throw notFound('process.revision-not-found', 'revision');
  return entry.definition;
}

function replaceDraft(id: string, definition: ProcessDefinition, kind: Revision['kind'], from: string): Entry {
  const stored = getStored(id);
  historyOf(id);
  stored.process = { ...stored.process, ...definition, updatedAt: now() };
  stored.revision++;
  return historyOf(id, kind, from)[0]!;
}

function merge(id: string, { from, resolutions, prefer }: api.MergeRequest) {
  const { base, definition: theirs } = getLine(id, from);
  const ours = stateOf(id, 'draft');
  const merged = mergeDefinitions({ base, ours, theirs }, { resolutions, ...(prefer && { prefer }) });
  const diff = diffDefinitions(ours, merged.definition);
  return { ...merged, diff, baseRevisionId: getLine(id, from).branch.baseRevisionId };
}

export const historyHandlers: Handlers = {
  listProcessRevisions: handle<typeof api.listRevisions>(({ params, query }) => ({
    body: page(
      historyOf(params.id!).map(({ revision }) => revision),
      query,
    ),
  })),
  getProcessRevision: ({ params }) => {
    const entry = historyOf(params.id!).find(({ revision }) => revision.id === params.revisionId);
    if (!entry) throw notFound('process.revision-not-found', 'revision');
    return { body: { ...entry.revision, definition: entry.definition } };
  },
  compareProcess: handle<typeof api.compareProcess>(({ params, query: { from, to } }) => {
    const [before, after] = [stateOf(params.id!, from), stateOf(params.id!, to)];
    const sides = { from: { ref: from, name: before.name }, to: { ref: to, name: after.name } };
    return { body: { ...diffDefinitions(before, after), ...sides } };
  }),
  restoreProcess: handle<typeof api.restoreProcess>(({ params, body }) => {
    replaceDraft(params.id!, stateOf(params.id!, body.from), 'restored', body.from);
    const { process, revision } = getStored(params.id);
    return { body: process, etag: `"${revision}"` };
  }),
  listProcessBranches: handle<typeof api.listBranches>(({ params, query }) => ({
    body: page(
      linesOf(params.id!).map(({ branch }) => branch),
      query,
    ),
  })),
  createProcessBranch: handle<typeof api.createBranch>(({ params, body: { name, from } }) => {
    const id = params.id!;
    if (linesOf(id).some(({ branch }) => branch.name.toLowerCase() === name.toLowerCase()))
      throw new FakeProblem(409, 'process.branch-exists', `The process has a branch "${name}" already.`);
    const definition = structuredClone(stateOf(id, from));
    const base = historyOf(id)[0]!.revision.id;
    const branch: Branch = {
      id: prefixed('branch'),
      processId: id,
      name,
      from,
      baseRevisionId: base,
      revisionId: base,
      nodeCount: definition.nodes.length,
      createdAt: now(),
      updatedAt: now(),
      createdBy: people.dana.id,
    };
    lines.set(id, [{ branch, definition, base: structuredClone(definition) }, ...linesOf(id)]);
    return { body: { ...branch, definition }, etag: '"1"' };
  }),
  getProcessBranch: ({ params }) => {
    const { branch, definition } = getLine(params.id!, params.branchId);
    return { body: { ...branch, definition }, etag: '"1"' };
  },
  updateProcessBranch: handle<typeof api.updateBranch>(({ params, body }) => {
    const line = getLine(params.id!, params.branchId);
    line.definition = body.definition;
    line.branch = { ...line.branch, updatedAt: now() };
    return { body: { ...line.branch, definition: line.definition }, etag: '"2"' };
  }),
  deleteProcessBranch: ({ params }) => {
    const { branch } = getLine(params.id!, params.branchId);
    lines.set(
      params.id!,
      linesOf(params.id!).filter((line) => line.branch.id !== branch.id),
    );
    return {};
  },
  previewProcessMerge: handle<typeof api.previewMerge>(({ params, body }) => {
    const { open, dropped, diff, baseRevisionId } = merge(params.id!, body);
    const targetEtag = `"${getStored(params.id).revision}"`;
    const upToDate = diff.identical && open.length === 0;
    return { body: { baseRevisionId, diff, droppedFlows: dropped, upToDate, conflicts: open, targetEtag } };
  }),
  mergeProcess: handle<typeof api.mergeProcess>(({ params, body }) => {
    const { definition, open, dropped, diff, baseRevisionId } = merge(params.id!, body);
    if (open.length > 0) throw new FakeProblem(409, 'process.merge-conflicts', 'Conflicts need a decision.');
    const { revision } = replaceDraft(params.id!, definition, 'merged', body.from);
    const etag = `"${getStored(params.id).revision}"`;
    return { body: { baseRevisionId, diff, droppedFlows: dropped, revision, definition }, etag };
  }),
};
