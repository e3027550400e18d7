import type { ResultOf } from '#contracts/core/operation.ts';
import type { compareProcess, DefinitionRef } from '#contracts/processes/index.ts';
import { diffDefinitions } from '#process-model/diff/diff-definitions.ts';
import type { Histories } from '../history-store.ts';
import { requireDraft } from '../require-process.ts';
import { resolveRef, type State } from './resolve-ref.ts';

/** What differs between two states of a process. @throws AppError `process.not-found` and what `resolveRef` throws */
export async function compareStates(
  id: string,
  refs: { from: DefinitionRef; to: DefinitionRef },
  histories: Histories,
): Promise<ResultOf<typeof compareProcess>> {
  await requireDraft(id, histories.store);
  const [from, to] = await Promise.all([resolveRef(id, refs.from, histories), resolveRef(id, refs.to, histories)]);
  return { ...diffDefinitions(from.definition, to.definition), from: shown(from), to: shown(to) };
}

const shown = ({ ref, revisionId, definition: { name } }: State) => ({
  ref,
  name,
  ...(revisionId === undefined ? {} : { revisionId }),
});
