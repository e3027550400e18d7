import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { MergeRequest, ProcessDiff } from '#contracts/processes/index.ts';
import { diffDefinitions } from '#process-model/diff/diff-definitions.ts';
import { type Merge, mergeDefinitions } from '#process-model/merge/merge-definitions.ts';
import { AppError } from '#runtime/errors.ts';
import type { Histories } from '../history-store.ts';
import { requireDraft } from '../require-process.ts';
import { requireRevision, resolveRef, type State } from '../revisions/resolve-ref.ts';
import { findBase } from './find-base.ts';

export interface MergedStates {
  target: State;
  source: State;
  baseRevisionId: string;
  upToDate: boolean;
  merge: Merge;
  diff: ProcessDiff;
}

/**
 * Merges a state into the draft or a branch, without writing anything.
 * @throws AppError `process.not-found`, `process.merge-unrelated`, `process.merge-unknown-conflict` and what `resolveRef` throws
 */
export async function mergeStates(id: string, request: MergeRequest, histories: Histories): Promise<MergedStates> {
  const from = request.fromProcessId ?? id;
  for (const processId of new Set([id, from])) await requireDraft(processId, histories.store);
  const [target, source] = await Promise.all([
    resolveRef(id, request.into, histories),
    resolveRef(from, request.from, histories),
  ]);
  const { baseRevisionId, base } = await requireBase(id, from, target, source, histories);
  const definitions = { base, ours: target.definition, theirs: source.definition };
  const { resolutions, prefer } = request;
  const merge = mergeDefinitions(definitions, { resolutions, ...(prefer && { prefer }) });
  refuseUnknown(merge, request);
  const diff = diffDefinitions(target.definition, merge.definition);
  return { target, source, baseRevisionId, upToDate: baseRevisionId === source.revisionId, merge, diff };
}

async function requireBase(
  id: string,
  from: string,
  target: State,
  source: State,
  { history }: Histories,
): Promise<{ baseRevisionId: string; base: ProcessDefinition }> {
  const lineage = await history.lineage(id);
  if (from !== id) for (const [revision, parents] of await history.lineage(from)) lineage.set(revision, parents);
  const [ours, theirs] = [target.revisionId, source.revisionId];
  const found = ours && theirs ? findBase(lineage, ours, theirs) : undefined;
  if (found === undefined) {
    throw new AppError(
      'conflict',
      'process.merge-unrelated',
      `${source.ref}${from === id ? '' : ` of ${from}`} and ${target.ref} have no common ancestor: there is nothing to tell changes by.`,
      {
        errors: [{ path: '/from', code: 'unrelated', message: 'has no history in common with the target' }],
        help: 'Merge states of one process. To take over a definition as a whole, save it as the draft: PUT /processes/{id}.',
      },
    );
  }
  return { baseRevisionId: found, base: (await requireRevision(id, found, history)).definition };
}

function refuseUnknown({ unknown }: Merge, { resolutions }: MergeRequest): void {
  if (unknown.length === 0) return;
  throw new AppError(
    'invalid',
    'process.merge-unknown-conflict',
    `There is no conflict "${unknown[0]}" between the two.`,
    {
      errors: unknown.map((conflict) => ({
        path: `/resolutions/${resolutions.findIndex((resolution) => resolution.conflict === conflict)}/conflict`,
        code: 'unknown-conflict',
        message: `There is no conflict "${conflict}".`,
      })),
      help: 'Take the ids of conflicts from POST /processes/{id}/merge/preview; a side may have changed since.',
    },
  );
}
