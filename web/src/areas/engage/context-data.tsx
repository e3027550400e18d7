import { useTranslation } from 'react-i18next';
import type { Json, JsonObject } from '#contracts/core/json.ts';
import { sentence } from '../../forms/from-data-definition.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { dateTime } from '../../ui/time.tsx';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Process data for people: names as words, plain values as text, the rest as JSON. */
export function ContextData({ data, asGiven = false }: { data: JsonObject; asGiven?: boolean }) {
  const { t } = useTranslation('engage');
  const entries = Object.entries(data).filter(([, value]) => value !== null && value !== '');
  if (entries.length === 0) return <p className="px-4 py-4 text-muted">{t('noContext')}</p>;
  return (
    <dl className="grid grid-cols-1 gap-3 px-4 py-4">
      {entries.map(([name, value]) => (
        <div key={name} className="grid grid-cols-1 gap-0.5">
          <dt className="text-muted text-xs">{asGiven ? name : sentence(name)}</dt>
          <dd className="min-w-0 break-words">
            <Value name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ name, value }: { name: string; value: Json }) {
  const { t } = useTranslation('engage');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'number') return <span className="tabular-nums">{value.toLocaleString('en')}</span>;
  if (typeof value === 'string')
    return <span className="whitespace-pre-line">{INSTANT.test(value) ? dateTime(value) : value}</span>;
  const plain = Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');
  return plain ? value.join(', ') : <JsonView value={value} label={name} />;
}
