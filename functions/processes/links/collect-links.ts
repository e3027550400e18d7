import type { FoundReference } from '#adapters/graph/links/find-references.ts';
import type { Direction, LinkStore } from './link-store.ts';
import type { RawEvidence, RawLink } from './raw-link.ts';

export type LinkReader = Pick<LinkStore, 'calls' | 'references' | 'named' | 'sharedData' | 'declared'>;

/** Links that begin (`out`) or end (`in`) at one of the processes, each pair and type once. */
export async function collectLinks(
  ids: readonly string[],
  direction: Direction,
  store: LinkReader,
): Promise<RawLink[]> {
  const found = [
    await callLinks(ids, direction, store),
    await eventLinks(ids, direction, store),
    await declaredLinks(ids, direction, store),
  ];
  return merged(found.flat());
}

export const declaredLinks = async (
  ids: readonly string[],
  direction: Direction,
  store: Pick<LinkReader, 'declared'>,
): Promise<RawLink[]> =>
  (await store.declared(ids, direction)).map((declared) => ({
    type: declared.type,
    from: declared.from,
    to: declared.to,
    declared,
    evidence: [],
  }));

/** Processes that define the same field with the same schema; one link per pair, with the fields as its evidence. */
export async function sharingLinks(ids: readonly string[], store: LinkReader, field?: string): Promise<RawLink[]> {
  const found = await store.sharedData(ids, field);
  return merged(
    found.map(
      ({ from, to, name }): RawLink => ({
        type: 'shares_data',
        from,
        to,
        evidence: [{ processId: from, name }],
      }),
    ),
  );
}

export async function callLinks(ids: readonly string[], direction: Direction, store: LinkReader): Promise<RawLink[]> {
  const calls = await store.calls(ids, direction);
  return calls.map(({ from, to, copy, nodeId, title, pinned }) => ({
    type: 'calls',
    from,
    to,
    evidence: [{ processId: from, copy, nodeId, title, calledVersion: pinned }],
  }));
}

export async function eventLinks(ids: readonly string[], direction: Direction, store: LinkReader): Promise<RawLink[]> {
  const [near, far] = direction === 'out' ? (['throws', 'awaits'] as const) : (['awaits', 'throws'] as const);
  const own = await store.references(ids, [near]);
  const names = [...new Set(own.map(({ name }) => name))];
  if (names.length === 0) return [];
  const others = Map.groupBy(await store.named(far, names), ({ name }) => name);
  return own.flatMap((mine) =>
    (others.get(mine.name) ?? [])
      .filter((other) => other.processId !== mine.processId)
      .map((other) => (direction === 'out' ? between(mine, other) : between(other, mine))),
  );
}

const between = (thrower: FoundReference, awaiter: FoundReference): RawLink => {
  const evidence = [evidenceOf(thrower), evidenceOf(awaiter)];
  return thrower.outermost && awaiter.outermost
    ? { type: 'follows', from: awaiter.processId, to: thrower.processId, evidence }
    : { type: 'triggers', from: thrower.processId, to: awaiter.processId, evidence };
};

const evidenceOf = ({ processId, copy, nodeId, title, name }: FoundReference): RawEvidence => ({
  processId,
  copy,
  nodeId,
  title,
  name,
});

/** One link per pair, type and declaration; what says so is gathered, each node and copy once. */
export function merged(links: readonly RawLink[]): RawLink[] {
  const groups = Map.groupBy(links, ({ type, from, to, declared }) => `${type} ${from} ${to} ${declared?.id ?? ''}`);
  return [...groups.values()].map((group) => {
    const evidence = new Map(group.flatMap((link) => link.evidence.map((one) => [JSON.stringify(one), one] as const)));
    return { ...group[0]!, evidence: [...evidence.values()] };
  });
}
