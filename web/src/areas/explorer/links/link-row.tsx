import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LinkEvidence, ProcessLink } from '#contracts/processes/index.ts';
import { useMay } from '../../../app/session-hooks.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { LinkedProcess } from './linked-process.tsx';
import { useRemoveLink } from './use-links.ts';

const SHOWN = 4;

/** One link as a sentence, with where it comes from. */
export function LinkRow({ link }: { link: ProcessLink }) {
  const { t } = useTranslation('links');
  return (
    <li className="flex items-start justify-between gap-3 px-4 py-3">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <LinkedProcess process={link.from} />
          <span className="text-muted">{t(`type.${link.type}`)}</span>
          <LinkedProcess process={link.to} />
          {link.origin === 'declared' && <Badge tone="accent">{t('declared')}</Badge>}
        </p>
        {link.description && <p className="text-muted">{link.description}</p>}
        <Evidence evidence={link.evidence} />
      </div>
      {link.id && <RemoveButton link={link} linkId={link.id} />}
    </li>
  );
}

function RemoveButton({ link, linkId }: { link: ProcessLink; linkId: string }) {
  const { t } = useTranslation('links');
  const mayDesign = useMay('designer');
  const remove = useRemoveLink();
  if (!mayDesign) return null;
  return (
    <Button
      tone="quiet"
      size="icon"
      aria-label={t('remove', { name: link.to.name ?? link.to.id })}
      busy={remove.isPending}
      onClick={() => remove.mutate({ id: link.from.id, linkId })}
    >
      <Trash2 aria-hidden />
    </Button>
  );
}

/** The nodes that make the link, each with the copies of its process that have it. */
function Evidence({ evidence }: { evidence: readonly LinkEvidence[] }) {
  const { t } = useTranslation('links');
  const copyName = ({ state, version }: LinkEvidence) =>
    state === 'draft' ? t('evidence.draft') : t(state === 'active' ? 'evidence.active' : 'evidence.other', { version });
  const groups = [...Map.groupBy(evidence, ({ processId, nodeId, name }) => `${processId} ${nodeId} ${name}`).values()];
  const lines = groups.slice(0, SHOWN).map((group) => {
    const [first] = group;
    if (!first?.nodeId) return t('evidence.field', { name: first?.name ?? '' });
    const copies = group.map(copyName).join(', ');
    const calling = first.calledVersion && first.calledVersion !== 'active' ? first.calledVersion : undefined;
    return [
      t('evidence.at', { title: first.title ?? first.nodeId, copies }),
      first.name,
      calling && t('evidence.calling', { version: calling }),
    ]
      .filter(Boolean)
      .join(' · ');
  });
  return lines.length === 0 ? null : <p className="text-muted text-xs">{lines.join(' — ')}</p>;
}
