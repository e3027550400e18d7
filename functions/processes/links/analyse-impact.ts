import type { ProcessGraph } from '#adapters/graph/documents.ts';
import type { FieldUse, Impact, ImpactHit } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireDraft } from '../require-process.ts';
import { linksToDependents, sharingLinks } from './dependents.ts';
import { fieldUses } from './field-uses.ts';
import type { LinkStore } from './link-store.ts';
import { evidenceOf, type Heads, linkedOf, type RawLink } from './raw-link.ts';
import type { Reach } from './reach.ts';
import { type Hit, spread } from './spread.ts';

export interface Question {
  field?: string | undefined;
  depth: number;
  limit: number;
}

const ORDER = ['breaking', 'review', 'info'] as const;

const fieldNotFound = (field: string, process: string) =>
  new AppError('not-found', 'process.field-not-found', `The process "${process}" has no data definition "${field}".`, {
    errors: [{ path: 'query.field', code: 'unknown', message: `is no data definition of the process` }],
    help: 'See `data_definitions` of GET /processes/{id}.',
  });

/**
 * What a change of a process or of one of its fields touches, worst first.
 * @throws AppError `process.not-found`, `process.field-not-found`
 */
export async function analyseImpact(
  id: string,
  { field, depth, limit }: Question,
  { processes, links }: { processes: ProcessStore; links: LinkStore },
): Promise<Impact> {
  const draft = await requireDraft(id, processes);
  const copies = await copiesOf(draft, processes);
  const defining = copies.flatMap(({ graph }) => graph.data_definitions.filter(({ name }) => name === field));
  if (field !== undefined && defining.length === 0) throw fieldNotFound(field, draft.process.name);
  const input = field === undefined || defining.some((definition) => definition.input);
  const spreading = await spread(
    {
      processId: id,
      links: [...(await linksToDependents([id], links)), ...(await sharingLinks([id], links, field))],
      cap: (link, reach) => firstReach(link, reach, field !== undefined, input),
    },
    depth,
    { links: (ids) => linksToDependents(ids, links), heads: links.heads },
  );
  const hits = spreading.hits.sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || a.distance - b.distance,
  );
  const uses: FieldUse[] =
    field === undefined ? [] : copies.flatMap(({ graph, state }) => fieldUses(graph, state, field));
  return {
    subject: { process: linkedOf(id, spreading.heads), ...(field === undefined ? {} : { field }) },
    uses,
    hits: hits.slice(0, limit).map((hit) => toHit(hit, spreading.heads)),
    counts: countsOf(hits),
    truncated: spreading.truncated || links.isCut || hits.length > limit,
  };
}

/** A shared field is nothing but information while the process as a whole changes; a field that is no input is no business of callers. */
function firstReach(link: RawLink, reach: Reach, fieldOnly: boolean, input: boolean): Reach {
  if (link.type === 'shares_data' && !link.declared && !fieldOnly)
    return { ...reach, severity: 'info', spreads: false };
  if (link.type === 'shares_data' || input) return reach;
  return {
    ...reach,
    severity: 'info',
    spreads: false,
    reason: `${reach.reason} The field is not among the inputs of the process.`,
  };
}

/** The draft and the active version: what is worked on, and what runs. */
async function copiesOf(
  draft: ProcessGraph,
  processes: ProcessStore,
): Promise<{ graph: ProcessGraph; state: 'draft' | 'active' }[]> {
  const { process_id: id, activeVersion } = draft.process;
  const active = activeVersion === undefined ? undefined : await processes.version(id, activeVersion);
  return [...(active ? [{ graph: active, state: 'active' as const }] : []), { graph: draft, state: 'draft' as const }];
}

const toHit = ({ processId, severity, distance, path, reason }: Hit, heads: Heads): ImpactHit => ({
  process: linkedOf(processId, heads),
  severity,
  distance,
  path: path.map((link) => ({
    type: link.type,
    from: linkedOf(link.from, heads),
    to: linkedOf(link.to, heads),
    evidence: evidenceOf(link, heads),
  })),
  reason,
});

const countsOf = (hits: readonly Hit[]) => ({
  breaking: hits.filter(({ severity }) => severity === 'breaking').length,
  review: hits.filter(({ severity }) => severity === 'review').length,
  info: hits.filter(({ severity }) => severity === 'info').length,
});
