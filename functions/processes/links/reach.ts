import type { CopyState, Severity } from '#contracts/processes/index.ts';
import { evidenceOf, type Heads, type RawLink } from './raw-link.ts';

/** What of a process a change touches: some of its copies (`draft` or version numbers), or all of it. */
export type Touched = ReadonlySet<string> | 'all';

export interface Reach {
  severity: Severity;
  touched: Touched;
  /** Does what lies behind the dependent see it? Callers that pin a version are safe until they pin another. */
  spreads: boolean;
  reason: string;
}

const RANK: Readonly<Record<Severity, number>> = { breaking: 2, review: 1, info: 0 };
const OF_STATE: Readonly<Record<CopyState, Severity>> = {
  active: 'breaking',
  draft: 'review',
  published: 'info',
  deprecated: 'info',
};

export const isWorse = (a: Severity, b: Severity): boolean => RANK[a] > RANK[b];
export const milder = (a: Severity, b: Severity): Severity => (RANK[a] < RANK[b] ? a : b);

const copyOf = ({ state, version }: { state: CopyState; version: string }): string =>
  state === 'draft' ? 'draft' : version;

const REASONS = {
  triggers: 'It awaits a message or signal from there.',
  follows: 'It starts when that ends.',
  depends_on: 'It was declared to depend on it.',
  shares_data: 'It defines the same field with the same schema.',
  calls: 'It was declared to call it.',
} as const;

/** How a change of `changed`, of which `touched` is touched, reaches over a link to the process that depends on it. */
export function reachOver(link: RawLink, changed: string, touched: Touched, heads: Heads): Reach {
  if (link.type !== 'calls' || link.declared)
    return { severity: 'review', touched: 'all', spreads: true, reason: REASONS[link.type] };
  return reachOfCalls(link, changed, touched, heads);
}

function reachOfCalls(link: RawLink, changed: string, touched: Touched, heads: Heads): Reach {
  const active = heads.get(changed)?.activeVersion;
  const runs = (version: string): boolean => {
    if (version === 'active') return touched === 'all' || touched.has('draft') || (!!active && touched.has(active));
    return touched !== 'all' && touched.has(version);
  };
  const hit = evidenceOf(link, heads).filter(({ calledVersion = 'active' }) => runs(calledVersion));
  if (hit.length === 0) {
    const versions = [...new Set(evidenceOf(link, heads).map(({ calledVersion }) => calledVersion))];
    const reason = `It calls ${versions.join(', ')} and keeps doing so until it names another version.`;
    return { severity: 'info', touched: new Set(), spreads: false, reason };
  }
  const severity = hit.map(({ state }) => OF_STATE[state]).reduce((a, b) => (isWorse(b, a) ? b : a));
  const [first] = hit;
  const who = {
    active: 'Its active version',
    draft: 'Its draft',
    published: 'A version that is not active',
    deprecated: 'A deprecated version',
  };
  const where = first?.title ? ` at “${first.title}”` : '';
  return {
    severity,
    touched: new Set(hit.map(copyOf)),
    spreads: true,
    reason: `${who[first!.state]} calls it${where}.`,
  };
}
