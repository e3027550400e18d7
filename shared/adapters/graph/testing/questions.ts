import type { Database } from 'arangojs';
import { findByBpmnIds, readBpmn } from '../bpmn/read-bpmn.ts';
import { readCallGraph } from '../links/call-graph.ts';
import { declaredLinks } from '../links/declared-links.ts';
import { findCalls } from '../links/find-calls.ts';
import { findOrphans } from '../links/find-orphans.ts';
import { referencesByName, referencesOfProcesses } from '../links/find-references.ts';
import { findSharedData } from '../links/find-shared-data.ts';
import { readHeads } from '../links/read-heads.ts';
import { findUses } from '../links/where-used.ts';
import { listProcesses, listVersions } from '../list-processes.ts';
import { readArtifacts, readProcess } from '../read-process.ts';
import { listBranches, readBranch } from '../revisions/branches.ts';
import { listRevisions, readLineage, readRevision } from '../revisions/read-revisions.ts';
import { listTemplates, readTemplate } from '../templates.ts';
import { listTriggerLinks } from '../trigger-links.ts';
import { readCalls } from '../views/read-calls.ts';

/** Of a draft that `storeDraft` stored. */
export const revisionOf = (processId: string): string => processId.replace('proc_', 'rev_');

type Question = () => Promise<unknown>;
const MANY = 1000;

/**
 * Every question that the graph is asked, of a tenant, with `ids` (of anybody's processes, or any text) wherever a question takes text. Those
 * named `all…` take none, and answer with what the tenant has.
 */
export function questionsOf(db: Database, t: string, ids: readonly string[]): Record<string, Question> {
  const position = { time: '9999', key: ids[0] ?? '' };
  // One planted document that is nonsense must not hide what the other answers give away.
  const each = (ask: (id: string) => Promise<unknown>) => async () => {
    const asked = [...ids, ...ids.map((id) => `${id}:1.0.0`)];
    const answers = await Promise.allSettled(asked.map(ask));
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? (answer.value ?? []) : []));
  };
  return {
    'a process': each((id) => readProcess(db, t, id)),
    'its artifacts': each((id) => readArtifacts(db, t, id)),
    'its versions': each((id) => listVersions(db, t, id, MANY)),
    'its versions after a position': each((id) => listVersions(db, t, id, MANY, { time: '9999', key: id })),
    'its trigger links': each((id) => listTriggerLinks(db, t, id)),
    'processes by search words': each((id) => listProcesses(db, t, { q: id }, MANY)),
    'processes by status': each((id) => listProcesses(db, t, { status: id }, MANY)),
    'processes by owner': each((id) => listProcesses(db, t, { owner: id }, MANY)),
    'all processes': () => listProcesses(db, t, {}, MANY),
    'all processes after a position': () => listProcesses(db, t, {}, MANY, position),
    'its history': each((id) => listRevisions(db, t, id, null, MANY)),
    'its history of a branch, after a position': each((id) =>
      listRevisions(db, t, id, id, MANY, { time: '9999', key: id }),
    ),
    'a revision': each((id) => readRevision(db, t, id, revisionOf(id))),
    'the line of revisions': each(async (id) => [...(await readLineage(db, t, id))]),
    'a branch': each((id) => readBranch(db, t, id, id)),
    'its branches': each((id) => listBranches(db, t, id, MANY)),
    'what it runs': () => readCalls(db, t, ids),
    'the BPMN document it came from': each((id) => readBpmn(db, t, id)),
    'processes by their BPMN ids': async () => Object.entries(await findByBpmnIds(db, t, ids)),
    'all processes of a BPMN id': async () => Object.entries(await findByBpmnIds(db, t, ['b1'])),
    'calls in': () => findCalls(db, t, ids, 'in'),
    'calls out': () => findCalls(db, t, ids, 'out'),
    'declared links in': () => declaredLinks(db, t, ids, 'in'),
    'declared links out': () => declaredLinks(db, t, ids, 'out'),
    'references of processes': () => referencesOfProcesses(db, t, ids, ['throws', 'awaits', 'service']),
    'references by name': () => referencesByName(db, t, 'throws', ids),
    'all throwers of a message': () => referencesByName(db, t, 'throws', ['message:m1']),
    'all awaiters of a message': () => referencesByName(db, t, 'awaits', ['message:m1']),
    'shared data': () => findSharedData(db, t, ids),
    'one shared field': each((id) => findSharedData(db, t, ids, id)),
    heads: async () => [...(await readHeads(db, t, ids))],
    'uses of a process': each((name) => findUses(db, t, { kind: 'process', name }, MANY)),
    'uses of a field': each((name) => findUses(db, t, { kind: 'data', name }, MANY)),
    'uses of a service': each((name) => findUses(db, t, { kind: 'service', name }, MANY)),
    'uses of an event': each((name) => findUses(db, t, { kind: 'event', name }, MANY)),
    'all uses of a shared field': () => findUses(db, t, { kind: 'data', name: 'field1' }, MANY),
    'all uses of a shared message': () => findUses(db, t, { kind: 'event', name: 'message:m1' }, MANY),
    'all calls': () => readCallGraph(db, t),
    'all orphans': () => findOrphans(db, t, true, MANY),
    'all orphans after a position': () => findOrphans(db, t, true, MANY, position),
    'a template': each((id) => readTemplate(db, t, id)),
    'templates by search words': each((q) => listTemplates(db, t, { q }, MANY)),
    'templates by category': each((category) => listTemplates(db, t, { category }, MANY)),
    'all templates after a name': () => listTemplates(db, t, {}, MANY, ids[0]),
  };
}
