import { useTranslation } from 'react-i18next';
import { DrawingSkeleton } from '../../../drawing/view/drawing-view.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { type PictureOf, usePicture } from './use-picture.ts';

type Props = { of: PictureOf; name: string; stamp: string | undefined };

/** A view that the API draws. An image: whatever text a process carries, it cannot do anything here. */
export function Picture({ of, name, stamp }: Props) {
  const { t } = useTranslation('views');
  const { url, error, refetch } = usePicture(of, stamp);
  if (error) return <ErrorState error={error} retry={refetch} className="grow justify-center" />;
  if (!url) return <DrawingSkeleton />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className="size-full overflow-auto bg-canvas" tabIndex={0} aria-label={t(of.view)}>
      <img src={url} alt={t('picture', { view: t(of.view), name })} className="mx-auto max-w-none" />
    </section>
  );
}
