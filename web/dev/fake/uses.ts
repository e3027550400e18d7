import type * as api from '#contracts/processes/index.ts';
import type { ProcessSummary, Use } from '#contracts/processes/index.ts';
import { callCycles } from '#functions/processes/links/call-cycles.ts';
import { type Handlers, handle } from './http.ts';
import { linked } from './links.ts';
import { page } from './page.ts';
import { allStored, getStored, type Stored, summary } from './processes.ts';

type Node = Stored['process']['nodes'][number];

/** The draft and the active version of each process. */
const copies = () =>
  allStored().flatMap((stored) => {
    const active = stored.versions.find((version) => version.active);
    return [
      { stored, state: 'draft' as const, version: stored.process.version, definition: stored.process },
      ...(active ? [{ stored, state: 'active' as const, version: active.version, definition: active.definition }] : []),
    ];
  });

function usesAt(found: (node: Node) => Pick<Use, 'use' | 'calledVersion'> | undefined): Use[] {
  return copies().flatMap(({ stored, state, version, definition }) =>
    definition.nodes.flatMap((node): Use[] => {
      const use = found(node);
      const place = { process: linked(stored.process.id), version, state, nodeId: node.node_id, title: node.title };
      return use ? [{ ...place, ...use }] : [];
    }),
  );
}

const usesOfField = (name: string): Use[] =>
  copies().flatMap(({ stored, state, version, definition }): Use[] => {
    const field = definition.data_definitions.find((one) => one.name === name);
    const use = field?.input ? 'input' : 'defines';
    return field ? [{ process: linked(stored.process.id), version, state, use }] : [];
  });

const usesOfEvent = (kind: string, name: string): Use[] =>
  usesAt(({ config }) =>
    config.event === kind && config.name === name
      ? { use: config.position === 'throw' ? 'throws' : 'awaits' }
      : undefined,
  );

const usesOfService = (name: string): Use[] =>
  usesAt(({ action_type, config }) =>
    action_type === 'webhook' && `webhook:${URL.parse(String(config.url))?.origin}` === name
      ? { use: 'service' }
      : undefined,
  );

const callsOf = (from: string, { nodes }: Stored['process']) =>
  nodes.flatMap(({ config }) => (typeof config.processId === 'string' ? [{ from, to: config.processId }] : []));
const calls = () => allStored().flatMap(({ process }) => callsOf(process.id, process));

export const useHandlers: Handlers = {
  listCallCycles: () => ({
    body: { items: callCycles(calls()).map((circle) => ({ processes: circle.map(linked) })) },
  }),
  listOrphanProcesses: handle<typeof api.listOrphans>(({ query }) => {
    const called = new Set(calls().map(({ to }) => to));
    const alone = allStored().filter(
      ({ process }) => !called.has(process.id) && (query.includeTopLevel || !process.isTopLevel),
    );
    return { body: page<ProcessSummary>(alone.map(summary), query) };
  }),
  whereProcessUsed: handle<typeof api.whereProcessUsed>(({ params, query }) => {
    const { id } = getStored(params.id).process;
    const uses = usesAt(({ config }) =>
      config.processId === id ? { use: 'calls', calledVersion: String(config.version ?? 'active') } : undefined,
    );
    return { body: page(uses, query) };
  }),
  whereUsed: handle<typeof api.whereUsed>(({ query }) => {
    const { kind, name } = query;
    const uses =
      kind === 'data' ? usesOfField(name) : kind === 'service' ? usesOfService(name) : usesOfEvent(kind, name);
    return { body: page(uses, query) };
  }),
};
