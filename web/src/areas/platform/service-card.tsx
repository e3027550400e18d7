import { useTranslation } from 'react-i18next';
import type { Service } from '#contracts/registry.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';

const tones: Record<Service['status'], Tone> = { healthy: 'success', degraded: 'warning', unhealthy: 'danger' };

export function ServiceCard({ service }: { service: Service }) {
  const { t } = useTranslation(['platform', 'common']);
  return (
    <Card className="grid h-full content-start gap-2 p-4">
      <div className="flex items-center justify-between gap-2">
        <h2 className="font-semibold capitalize">{service.name}</h2>
        <Badge tone={tones[service.status]} dot>
          {t(`common:status.service.${service.status}`)}
        </Badge>
      </div>
      <p className="text-muted">{service.detail ?? service.summary}</p>
      {service.operations.length === 0 ? null : (
        <details className="text-xs">
          <summary className="w-fit rounded-sm text-muted hover:text-ink">
            {t('services.operations', { count: service.operations.length })}
            {service.latencyMs !== undefined && ` · ${t('services.latency', { ms: Math.round(service.latencyMs) })}`}
          </summary>
          <ul className="mt-2 grid gap-1.5">
            {service.operations.map(({ id, method, path, summary }) => (
              <li key={id} title={summary} className="break-all font-mono text-[11px]">
                <span className="font-semibold text-accent-ink">{method}</span> {path}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
