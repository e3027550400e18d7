import { useEffect } from 'react';

/** The title of the browser tab. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · FlowMaster` : 'FlowMaster';
  }, [title]);
}
