import type { Database } from 'arangojs';
import { listProcesses } from '#adapters/graph/list-processes.ts';
import { readProcess } from '#adapters/graph/read-process.ts';
import { replaceDraft } from '#adapters/graph/save-definition.ts';
import { analyseImpact } from '#functions/processes/links/analyse-impact.ts';
import { callCycles } from '#functions/processes/links/call-cycles.ts';
import { LinkStore } from '#functions/processes/links/link-store.ts';
import { listLinks } from '#functions/processes/links/list-links.ts';
import { listUses } from '#functions/processes/links/list-uses.ts';
import { ProcessStore } from '#functions/processes/process-store.ts';
import { newId } from '#runtime/ids.ts';
import { definitionOf, headOf, processOf, stampOf, tenantOf } from './world.ts';

let saves = 0;

/** What is asked of a tenant that has `size` processes, about one from its middle; each gives how much it answered. */
export function questionsOf(db: Database, tenant: number, size: number): Record<string, () => Promise<number>> {
  const t = tenantOf(tenant);
  const middle = Math.floor(size / 20);
  const id = processOf(tenant, middle);
  const stores = { processes: new ProcessStore(db, t, 'bus'), links: new LinkStore(db, t, 'bus') };
  const page = { limit: 25 };
  const impact = (n: number, field?: string) =>
    analyseImpact(processOf(tenant, n), { field, depth: 10, limit: 200 }, stores).then(
      ({ hits, counts }) => hits.length && counts.breaking + counts.review + counts.info,
    );
  const half = { time: stampOf(tenant, Math.floor(size / 2)).updatedAt, key: '' };
  return {
    'list, first page': async () => (await listProcesses(db, t, {}, 25)).length,
    'list, page in the middle': async () => (await listProcesses(db, t, {}, 25, half)).length,
    'search that finds many': async () => (await listProcesses(db, t, { q: 'invoice' }, 25)).length,
    'search that finds one': async () => (await listProcesses(db, t, { q: `process ${middle} ` }, 25)).length,
    'load one process': async () => (await readProcess(db, t, id))!.nodes.length,
    'save one process, a node changed': async () => {
      const { process } = (await readProcess(db, t, id))!;
      const definition = definitionOf(tenant, middle);
      definition.nodes[2]!.title = `Changed ${++saves}`;
      const revision = { id: newId('rev'), kind: 'saved' as const, parents: [] };
      const head = headOf(tenant, middle, definition);
      await replaceDraft(db, { head, rev: process._rev, revision }, definition, stampOf(tenant, middle), []);
      return definition.nodes.length;
    },
    'links of one': async () => (await listLinks(id, { direction: 'both' }, stores.links)).items.length,
    'impact of one': () => impact(middle),
    'impact of one field': () => impact(middle, 'amount'),
    'impact of what all depend on': () => impact(0),
    'where one is called': async () => (await listUses({ kind: 'process', name: id }, page, stores.links)).items.length,
    'where a field of all is used': async () =>
      (await listUses({ kind: 'data', name: 'amount' }, page, stores.links)).items.length,
    'where a service is used': async () =>
      (await listUses({ kind: 'service', name: 'webhook:https://s7.example' }, page, stores.links)).items.length,
    'orphans, first page': async () => (await stores.links.orphans(true, 25)).length,
    'circles of calls in the tenant': async () => callCycles(await stores.links.callGraph()).length,
  };
}
