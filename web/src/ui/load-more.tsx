import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

export function LoadMore({ more, loading }: { more: (() => void) | undefined; loading: boolean }) {
  const { t } = useTranslation();
  if (!more) return null;
  return (
    <div className="flex justify-center border-line border-t p-3">
      <Button tone="quiet" size="sm" busy={loading} onClick={more}>
        {t('loadMore')}
      </Button>
    </div>
  );
}
