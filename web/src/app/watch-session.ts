import type { QueryClient } from '@tanstack/react-query';
import { getSession } from '../api/session.ts';
import type { createAppRouter } from './router.tsx';

/**
 * What to do when the session changes: without one, nothing of the last user stays in memory and the page leads to the
 * sign-in; another user never sees the answers that the one before got.
 */
export function watchSession(router: ReturnType<typeof createAppRouter>, queryClient: QueryClient): () => void {
  let userId = getSession()?.user.id;
  return () => {
    const next = getSession()?.user.id;
    if (next === userId) return;
    userId = next;
    queryClient.clear();
    if (next !== undefined) return;
    const { pathname, href } = router.state.location;
    if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href, ended: true } });
  };
}
