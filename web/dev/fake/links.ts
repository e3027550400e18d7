import type * as api from '#contracts/processes/index.ts';
import type { ImpactHit, LinkedProcess, ProcessLink, TriggerLink } from '#contracts/processes/index.ts';
import { type Handlers, handle } from './http.ts';
import { now, prefixed } from './ids.ts';
import { people } from './people.ts';
import { FakeProblem, notFound } from './problem.ts';
import { allStored, getStored } from './processes.ts';

const declared: ProcessLink[] = [];

export const linked = (id: string): LinkedProcess => {
  const found = allStored().find(({ process }) => process.id === id);
  return found ? { id, name: found.process.name, status: found.process.status, missing: false } : { id, missing: true };
};

/** Calls by the processes' drafts, shared fields, and what was declared. */
function linksOf(id: string): ProcessLink[] {
  const calls = allStored().flatMap(({ process }) =>
    process.nodes.flatMap(({ node_id: nodeId, title, type, config }): ProcessLink[] => {
      const callee = String(config.processId ?? '');
      if (type !== 'subprocess' || (process.id !== id && callee !== id)) return [];
      const evidence = {
        processId: process.id,
        version: 'draft',
        state: 'draft' as const,
        nodeId,
        title,
        calledVersion: 'active',
      };
      return [{ type: 'calls', origin: 'derived', from: linked(process.id), to: linked(callee), evidence: [evidence] }];
    }),
  );
  const fields = getStored(id).process.data_definitions;
  const sharing = allStored().flatMap(({ process }): ProcessLink[] => {
    const same = fields.filter(({ name, schema }) =>
      process.data_definitions.some(
        (one) => one.name === name && JSON.stringify(one.schema) === JSON.stringify(schema),
      ),
    );
    if (process.id === id || same.length === 0) return [];
    const evidence = same.map(({ name }) => ({ processId: id, version: 'draft', state: 'draft' as const, name }));
    return [{ type: 'shares_data', origin: 'derived', from: linked(id), to: linked(process.id), evidence }];
  });
  return [...calls, ...declared.filter(({ from, to }) => from.id === id || to.id === id), ...sharing];
}

function hitsOf(id: string): ImpactHit[] {
  const dependents = linksOf(id).filter(({ to, type }) => to.id === id && type !== 'shares_data');
  return dependents.map((link) => ({
    process: link.from,
    severity: link.type === 'calls' ? 'breaking' : 'review',
    distance: 1,
    path: [{ type: link.type, from: link.from, to: link.to, evidence: link.evidence }],
    reason: link.type === 'calls' ? 'Its active version calls it.' : 'It was declared to depend on it.',
  }));
}

/** A link that somebody declared earlier. */
export function addLink(type: ProcessLink['type'], from: string, to: string, description: string): void {
  const ends = { from: linked(from), to: linked(to), evidence: [] };
  declared.push({
    id: prefixed('link'),
    type,
    origin: 'declared',
    ...ends,
    description,
    createdAt: now(),
    createdBy: people.dana.id,
  });
}

const triggers: TriggerLink[] = [];

export const linkHandlers: Handlers = {
  listTriggerLinks: ({ params }) => ({
    body: { items: triggers.filter(({ processId }) => processId === getStored(params.id).process.id) },
  }),
  createTriggerLink: handle<typeof api.createTriggerLink>(({ params, body, user }) => {
    const { id: processId } = getStored(params.id).process;
    if (triggers.some((one) => one.entityType === body.entityType && one.entityId === body.entityId))
      throw new FakeProblem(409, 'trigger-link.entity-taken', `${body.entityId} starts a process already.`, {
        help: 'Remove the other link first.',
      });
    const link = { id: prefixed('link'), processId, ...body, createdAt: now(), createdBy: user.id };
    triggers.push(link);
    return { body: link };
  }),
  deleteTriggerLink: ({ params }) => {
    const at = triggers.findIndex(({ id }) => id === params.linkId);
    if (at < 0) throw notFound('trigger-link.not-found', 'trigger link');
    triggers.splice(at, 1);
    return {};
  },
  listProcessLinks: handle<typeof api.listProcessLinks>(({ params }) => ({
    body: { items: linksOf(getStored(params.id).process.id), truncated: false },
  })),
  createProcessLink: handle<typeof api.createProcessLink>(({ params, body, user }) => {
    const from = getStored(params.id).process.id;
    const { targetProcessId, ...given } = body;
    if (declared.some((one) => one.type === body.type && one.from.id === from && one.to.id === targetProcessId))
      throw new FakeProblem(409, 'process-link.exists', 'The processes have a link of this type already.');
    const ends = { from: linked(from), to: linked(targetProcessId), evidence: [] };
    const link = {
      id: prefixed('link'),
      origin: 'declared' as const,
      ...given,
      ...ends,
      createdAt: now(),
      createdBy: user.id,
    };
    declared.push(link);
    return { body: link };
  }),
  deleteProcessLink: ({ params }) => {
    const at = declared.findIndex(({ id }) => id === params.linkId);
    if (at < 0) throw notFound('process-link.not-found', 'link');
    declared.splice(at, 1);
    return {};
  },
  analyseImpact: handle<typeof api.analyseImpact>(({ params, query }) => {
    const { id } = getStored(params.id).process;
    const hits = hitsOf(id);
    const count = (severity: ImpactHit['severity']) => hits.filter((hit) => hit.severity === severity).length;
    const uses = query.field
      ? [
          {
            version: 'draft',
            state: 'draft' as const,
            title: 'Start',
            use: 'start-form' as const,
            severity: 'review' as const,
          },
        ]
      : [];
    return {
      body: {
        subject: { process: linked(id), ...(query.field && { field: query.field }) },
        uses,
        hits,
        counts: { breaking: count('breaking'), review: count('review'), info: count('info') },
        truncated: false,
      },
    };
  }),
};
