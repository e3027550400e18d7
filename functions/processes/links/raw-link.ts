import type { Copy } from '#adapters/graph/links/copy.ts';
import type { DeclaredLink } from '#adapters/graph/links/declared-links.ts';
import type { ProcessHead } from '#adapters/graph/links/read-heads.ts';
import type { CopyState, LinkEvidence, LinkedProcess, LinkType, ProcessLink } from '#contracts/processes/index.ts';
import { compact } from '../process.ts';

export interface RawEvidence {
  processId: string;
  /** Absent where only the drafts are compared. */
  copy?: Copy;
  nodeId?: string;
  title?: string | undefined;
  calledVersion?: string;
  name?: string;
}

/** A link before the names and versions of its ends are known. */
export interface RawLink {
  type: LinkType;
  from: string;
  to: string;
  declared?: DeclaredLink;
  evidence: RawEvidence[];
}

export type Heads = ReadonlyMap<string, ProcessHead>;

/** More nodes than these are not listed for one link. */
const MOST_EVIDENCE = 50;

export const linkedOf = (id: string, heads: Heads): LinkedProcess => {
  const head = heads.get(id);
  return head ? { id, name: head.name, status: head.status, missing: false } : { id, missing: true };
};

export const stateOf = (copy: Copy, activeVersion: string | undefined): CopyState => {
  if (copy.kind === 'draft') return 'draft';
  if (copy.version === activeVersion) return 'active';
  return copy.versionStatus === 'DEPRECATED' ? 'deprecated' : 'published';
};

const DRAFT: Copy = { kind: 'draft', version: 'draft', versionStatus: 'DRAFT' };
const ORDER: readonly CopyState[] = ['active', 'draft', 'published', 'deprecated'];

export const evidenceOf = ({ evidence }: RawLink, heads: Heads): LinkEvidence[] =>
  evidence
    .map(({ processId, copy = DRAFT, ...rest }) =>
      compact({
        processId,
        version: copy.version,
        state: stateOf(copy, heads.get(processId)?.activeVersion),
        ...rest,
      }),
    )
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    .slice(0, MOST_EVIDENCE);

export const toLink = (link: RawLink, heads: Heads): ProcessLink => {
  const { declared } = link;
  return compact({
    id: declared?.id,
    type: link.type,
    origin: declared ? 'declared' : 'derived',
    from: linkedOf(link.from, heads),
    to: linkedOf(link.to, heads),
    evidence: evidenceOf(link, heads),
    description: declared?.description,
    metadata: declared?.metadata,
    createdAt: declared?.createdAt,
    createdBy: declared?.createdBy,
  });
};
