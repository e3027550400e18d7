import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Branch, updateBranch } from '#contracts/processes/index.ts';
import { bodyOf } from '../../../api/body.ts';
import { api, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeEditor } from '../../../ui/code-editor.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { parseJson } from '../../../ui/json-fault.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { branchQuery } from './queries.ts';

type Props = { processId: string; branch: Branch; onClose: () => void };

/** The definition of a branch as text. */
export function EditBranchDialog({ processId, branch, onClose }: Props) {
  const { t } = useTranslation('history');
  const found = useQuery(branchQuery(processId, branch.id));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('branches.editTitle', { name: branch.name })}
      className="top-[5vh] max-h-[90vh] max-w-4xl"
    >
      {found.isPending && <SkeletonRows rows={3} />}
      {found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <Editor
          processId={processId}
          branchId={branch.id}
          text={JSON.stringify(found.data.data.definition, null, 2)}
          etag={found.data.etag ?? ''}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

type EditorProps = { processId: string; branchId: string; text: string; etag: string; onClose: () => void };

/** Saves with the ETag that the text began from, so that nobody's work is overwritten. */
function Editor({ processId, branchId, text: begun, etag, onClose }: EditorProps) {
  const { t } = useTranslation(['history', 'common', 'explorer']);
  const queries = useQueryClient();
  // What the text began from stays, whatever is fetched meanwhile.
  const [base] = useState({ text: begun, etag });
  const [text, setText] = useState(base.text);
  const { value, fault } = parseJson(text);
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.PUT('/processes/{id}/branches/{branchId}', {
          params: { path: { id: processId, branchId }, header: { 'If-Match': base.etag } },
          body: bodyOf<typeof updateBranch>({ definition: value as never }),
        }),
      ),
    onSuccess: async () => {
      toast.success(t('branches.saved'));
      onClose();
      await queries.invalidateQueries({ queryKey: keys.process(processId) });
    },
  });
  return (
    <>
      {save.error && <ProblemNote error={save.error} />}
      {fault && (
        <p role="alert" className="mb-2 text-danger">
          {fault.line === undefined
            ? t('explorer:definition.faultNoLine', { message: fault.message })
            : t('explorer:definition.fault', { line: fault.line, message: fault.message })}
        </p>
      )}
      <CodeEditor
        label={t('branches.editLabel')}
        value={text}
        onChange={setText}
        faultyLine={fault?.line}
        className="h-[52vh]"
      />
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button
          tone="primary"
          disabled={fault !== undefined || text === base.text}
          busy={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('branches.save')}
        </Button>
      </DialogActions>
    </>
  );
}
