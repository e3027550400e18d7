import type { LinkType, ProcessLink } from '#contracts/processes/index.ts';
import { collectLinks, sharingLinks } from './collect-links.ts';
import type { Direction, LinkStore } from './link-store.ts';
import { type RawLink, toLink } from './raw-link.ts';

const MOST = 500;
const ORDER: readonly LinkType[] = ['calls', 'triggers', 'follows', 'depends_on', 'shares_data'];

export interface LinkFilter {
  type?: LinkType | undefined;
  direction: Direction | 'both';
  origin?: ProcessLink['origin'] | undefined;
}

/** The links of one process, by type. */
export async function listLinks(
  id: string,
  { type, direction, origin }: LinkFilter,
  store: LinkStore,
): Promise<{ items: ProcessLink[]; truncated: boolean }> {
  const found: RawLink[] = [
    ...(await collectLinks([id], 'out', store)),
    ...(await collectLinks([id], 'in', store)),
    ...(type === undefined || type === 'shares_data' ? await sharingLinks([id], store) : []),
  ];
  const begins = (link: RawLink) => link.from === id || link.type === 'shares_data';
  const ends = (link: RawLink) => link.to === id || link.type === 'shares_data';
  const wanted = unique(found)
    .filter((link) => type === undefined || link.type === type)
    .filter((link) => direction === 'both' || (direction === 'out' ? begins(link) : ends(link)))
    .filter((link) => origin === undefined || (link.declared ? 'declared' : 'derived') === origin)
    .sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || b.evidence.length - a.evidence.length);
  const shown = wanted.slice(0, MOST);
  const heads = await store.heads([...new Set(shown.flatMap(({ from, to }) => [from, to]))]);
  return { items: shown.map((link) => toLink(link, heads)), truncated: wanted.length > MOST || store.isCut };
}

/** A process that calls itself is found from both ends. */
const unique = (links: readonly RawLink[]): RawLink[] => [
  ...new Map(links.map((link) => [`${link.type} ${link.from} ${link.to} ${link.declared?.id ?? ''}`, link])).values(),
];
