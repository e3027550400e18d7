import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Execution } from '#contracts/executions/index.ts';
import { api, idempotent, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useWriteKey } from '../../../api/use-write-key.ts';
import { useMay } from '../../../app/session-hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { hasEnded } from '../poll.ts';

/** Runs an ended execution once more, from a node that it has visited on. */
export function RunAgain({ execution, nodeId }: { execution: Execution; nodeId: string }) {
  const { t } = useTranslation(['executions', 'common']);
  const [open, setOpen] = useState(false);
  const replay = useReplay(execution.id);
  const may = useMay('manager', 'designer');
  if (!may || !hasEnded(execution) || !execution.nodes.some((node) => node.nodeId === nodeId)) return null;
  return (
    <div className="border-line border-b px-4 py-3">
      <Button size="sm" onClick={() => setOpen(true)}>
        <RotateCcw aria-hidden /> {t('replaying.open')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('replaying.title')} text={t('replaying.text')}>
        {replay.error && <ProblemNote error={replay.error} />}
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{t('common:cancel')}</Button>
          <Button tone="primary" busy={replay.isPending} onClick={() => replay.mutate(nodeId)}>
            {t('replaying.submit')}
          </Button>
        </DialogActions>
      </Dialog>
    </div>
  );
}

/** Starts the new execution and goes to it. */
function useReplay(id: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const writeKey = useWriteKey();
  return useMutation({
    mutationFn: (nodeId: string) =>
      unwrap(
        api.POST('/executions/{id}/replay', {
          params: { path: { id }, header: idempotent(writeKey({ nodeId })) },
          body: { nodeId },
        }),
      ),
    onSuccess: async (started) => {
      await queries.invalidateQueries({ queryKey: keys.executions });
      await navigate({ to: '/executions/$executionId', params: { executionId: started.id } });
    },
  });
}
