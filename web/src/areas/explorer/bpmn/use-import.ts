import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, idempotent, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useWriteKey } from '../../../api/use-write-key.ts';
import { toast } from '../../../ui/toast.tsx';

/** A document, with what was decided about it: `bindings` is the text of a file. */
export type Document = { file: File; bindings?: string | undefined };

/** The file as it is: as XML, or, in another encoding than UTF-8, as bytes, which say themselves what they are. */
async function sent({ file }: Document) {
  const start = await file.slice(0, 200).text();
  const type = /encoding\s*=\s*["'](?!utf-8)|\ufffd/i.test(start) ? 'application/octet-stream' : 'application/xml';
  // The client's types know a text body; a file is sent instead.
  return { headers: { 'content-type': type }, bodySerializer: () => file, body: '' };
}

const query = ({ bindings }: Document) => (bindings === undefined ? {} : { bindings });

/** What an import would make of a file; nothing is saved. */
export const useCheckFile = () =>
  useMutation({
    mutationFn: async (given: Document) =>
      unwrap(api.POST('/processes/import/check', { ...(await sent(given)), params: { query: query(given) } })),
  });

export function useImportFile() {
  const { t } = useTranslation('bpmn');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const writeKey = useWriteKey();
  return useMutation({
    mutationFn: async (given: Document) => {
      const { name, size, lastModified } = given.file;
      const header = idempotent(writeKey([name, size, lastModified, given.bindings]));
      return unwrap(api.POST('/processes/import', { ...(await sent(given)), params: { header, query: query(given) } }));
    },
    onSuccess: async ({ processes }) => {
      const [first] = processes;
      toast.success(t('imported', { count: processes.length, name: first?.process.name ?? '' }));
      await queries.invalidateQueries({ queryKey: [...keys.processes, 'list'] });
      if (first && processes.length === 1)
        await navigate({ to: '/processes/$processId', params: { processId: first.process.id } });
      else await navigate({ to: '/processes' });
    },
  });
}
