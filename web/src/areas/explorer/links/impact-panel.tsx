import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldUse, Impact, ImpactHit, Severity } from '#contracts/processes/index.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Select } from '../../../ui/controls.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { LinkedProcess } from './linked-process.tsx';
import { useImpact } from './use-links.ts';

const TONES: Record<Severity, Tone> = { breaking: 'danger', review: 'warning', info: 'info' };
const SEVERITIES = ['breaking', 'review', 'info'] as const;

/** What a change of the process, or of one of its fields, touches. */
export function ImpactPanel({ id, fields }: { id: string; fields: readonly string[] }) {
  const { t } = useTranslation('links');
  const [field, setField] = useState('');
  const impact = useImpact(id, field || undefined);
  return (
    <Card className="overflow-hidden">
      <CardTitle
        aside={
          <Select
            aria-label={t('impact.subject')}
            className="max-w-60"
            value={field}
            onChange={(event) => setField(event.target.value)}
          >
            <option value="">{t('impact.process')}</option>
            {fields.map((name) => (
              <option key={name} value={name}>
                {t('impact.field', { name })}
              </option>
            ))}
          </Select>
        }
      >
        {t('impact.title')}
      </CardTitle>
      {impact.isPending && <SkeletonRows rows={3} />}
      {impact.error && <ErrorState error={impact.error} retry={() => void impact.refetch()} />}
      {impact.data && <Found impact={impact.data} />}
    </Card>
  );
}

function Found({ impact: { hits, uses, counts, truncated } }: { impact: Impact }) {
  const { t } = useTranslation('links');
  return (
    <>
      {hits.length + uses.length === 0 ? (
        <EmptyState icon={ShieldCheck} title={t('impact.none')} text={t('impact.noneText')} />
      ) : hits.length > 0 ? (
        <p className="flex flex-wrap gap-2 border-line border-b px-4 py-3">
          {SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => (
            <Badge key={severity} tone={TONES[severity]} dot>
              {counts[severity]} {t(`impact.${severity}`)}
            </Badge>
          ))}
        </p>
      ) : null}
      {uses.length > 0 && <Uses uses={uses} />}
      <ul className="divide-y divide-line">
        {hits.map((hit) => (
          <Hit key={hit.process.id} hit={hit} />
        ))}
      </ul>
      {truncated && <p className="border-line border-t px-4 py-3 text-muted">{t('impact.truncated')}</p>}
    </>
  );
}

function Hit({ hit: { process, severity, reason, path } }: { hit: ImpactHit }) {
  const { t } = useTranslation('links');
  return (
    <li className="grid gap-1 px-4 py-3">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={TONES[severity]}>{t(`impact.${severity}`)}</Badge>
        <LinkedProcess process={process} />
      </p>
      <p className="text-muted">{reason}</p>
      {path.length > 1 && (
        <ol aria-label={t('impact.way')} className="grid gap-0.5 text-muted text-xs">
          {path.map((step) => (
            <li key={`${step.type} ${step.from.id} ${step.to.id}`}>
              {step.from.name ?? step.from.id} {t(`type.${step.type}`)} {step.to.name ?? step.to.id}
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function Uses({ uses }: { uses: readonly FieldUse[] }) {
  const { t } = useTranslation('links');
  return (
    <div className="border-line border-b px-4 py-3">
      <h3 className="mb-1 font-medium">{t('impact.uses')}</h3>
      <ul className="grid gap-1">
        {uses.map((use) => (
          <li
            key={`${use.state} ${use.nodeId ?? use.flowId ?? ''} ${use.use}`}
            className="flex flex-wrap items-center gap-2 text-muted"
          >
            <Badge tone={TONES[use.severity]}>
              {use.state === 'draft' ? t('evidence.draft') : t('evidence.active', { version: use.version })}
            </Badge>
            <span>
              “{use.title}” {t(`impact.use.${use.use}`)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
