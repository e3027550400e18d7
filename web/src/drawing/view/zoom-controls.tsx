import { Panel, useReactFlow } from '@xyflow/react';
import { type LucideIcon, Maximize, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export function ZoomControls() {
  const { t } = useTranslation();
  const flow = useReactFlow();
  const duration = 160;
  return (
    <Panel position="bottom-left">
      <div className="flex overflow-hidden rounded-lg border border-line bg-surface shadow-card">
        <ZoomButton icon={Minus} label={t('drawing.zoomOut')} onClick={() => void flow.zoomOut({ duration })} />
        <ZoomButton icon={Plus} label={t('drawing.zoomIn')} onClick={() => void flow.zoomIn({ duration })} />
        <ZoomButton
          icon={Maximize}
          label={t('drawing.fit')}
          onClick={() => void flow.fitView({ padding: 0.08, maxZoom: 1.1, duration })}
        />
      </div>
    </Panel>
  );
}

const ZoomButton = ({ icon: Icon, label, onClick }: { icon: LucideIcon; label: string; onClick: () => void }) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    onClick={onClick}
    className="grid size-8 place-items-center text-muted hover:bg-sunken hover:text-ink focus-visible:outline-offset-[-2px]"
  >
    <Icon className="size-4" aria-hidden />
  </button>
);
