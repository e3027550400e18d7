import { callLinks, declaredLinks, eventLinks, type LinkReader, merged, sharingLinks } from './collect-links.ts';
import type { RawLink } from './raw-link.ts';

/**
 * The process that has to live with a change at the other end: the caller of a called one, the one that awaits or follows, the one that
 * depends. Sharing holds for both sides, so the answer depends on the side that changes.
 */
export const dependentOf = ({ type, from, to }: RawLink, changed: string): string | undefined => {
  if (type === 'shares_data') return changed === from ? to : from;
  const [dependent, needed] = type === 'triggers' ? [to, from] : [from, to];
  return needed === changed ? dependent : undefined;
};

/** Links over which a change of one of the processes reaches another. */
export async function linksToDependents(ids: readonly string[], store: LinkReader): Promise<RawLink[]> {
  return merged([
    ...(await callLinks(ids, 'in', store)),
    ...(await eventLinks(ids, 'out', store)),
    ...(await declaredLinks(ids, 'in', store)),
    ...(await declaredLinks(ids, 'out', store)),
  ]);
}

export { sharingLinks };
