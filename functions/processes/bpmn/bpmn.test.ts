import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBpmn } from '#adapters/graph/bpmn/read-bpmn.ts';
import { around, documentOf } from '#bpmn/testing/document.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import type { AppError } from '#runtime/errors.ts';
import type { Rendered } from '#runtime/http-handler.ts';
import { startEventBus, type TestEventBus } from '#testing/event-bus.ts';
import { updateProcess } from '../drafts/save-process.ts';
import { definitionOf as stored } from '../process.ts';
import { requireDraft, requireVersion } from '../require-process.ts';
import { historiesOn } from '../testing/histories.ts';
import { ACME, as, RIVAL, storeVersion } from '../testing/processes.ts';
import { checkDocument } from './check-document.ts';
import { exportDocument } from './export-document.ts';
import { importDocument, replaceByDocument } from './import-document.ts';
import { openDocument } from './open-document.ts';

let graph: TestGraph;
let bus: TestEventBus;
const storeOf = (tenantId = ACME) => historiesOn(graph.db, tenantId).store;
const arn = (name: string) => `arn:aws:lambda:eu-central-1:000000000000:function:${name}`;
const where = { tenantId: ACME, taskFunctions: { tasks: arn('tasks'), executions: arn('executions') } };
const importInto = (xml: string, tenantId = ACME) =>
  as(tenantId, (caller) => importDocument(openDocument(xml, {}), caller, storeOf(tenantId), { ...where, tenantId }));
const replace = (id: string, xml: string, ifMatch: string, only?: string) =>
  as(ACME, (caller) =>
    replaceByDocument(id, (process) => openDocument(xml, { process }), { ifMatch, only }, caller, storeOf(), where),
  );
const exported = async (id: string): Promise<string> => {
  const rendered: Rendered = await exportDocument(await requireDraft(id, storeOf()), storeOf());
  return rendered.body;
};
const problemOf = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return error as AppError;
};

const MODEL = around('t', '<bpmn:userTask id="t" name="Check"><!-- kept --></bpmn:userTask>');
const pools = (
  second: boolean,
) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:test">
  <process id="caller" name="Caller" isExecutable="true"><startEvent id="s1"/><callActivity id="call" calledElement="callee"/></process>
  <process id="callee" name="Callee" isExecutable="${second}"><startEvent id="s2"/></process></definitions>`;

beforeAll(async () => {
  bus = await startEventBus();
  graph = await startGraph();
});
afterAll(async () => {
  await graph.close();
  await bus.close();
});

describe('An import', () => {
  it('creates a draft that gives the same document back, byte for byte', async () => {
    const { processes } = await importInto(MODEL);
    expect(processes).toMatchObject([{ bpmnId: 'P', publishable: true, process: { name: 'Test', nodeCount: 3 } }]);
    expect(await exported(processes[0]!.process.id)).toBe(MODEL);
  });

  it('gives what was changed since at export, and keeps the rest', async () => {
    const { processes } = await importInto(MODEL);
    const { id } = processes[0]!.process;
    const draft = await requireDraft(id, storeOf());
    const definition = stored(draft);
    const changed = {
      ...definition,
      nodes: definition.nodes.map((node) => (node.node_id === 't' ? { ...node, title: 'Look' } : node)),
    };
    await as(ACME, (caller) => updateProcess(id, changed, { ifMatch: draft.process._rev }, caller, storeOf()));
    expect(await exported(id)).toBe(MODEL.replace('Check', 'Look'));
  });

  it('travels with a version, whatever becomes of the draft', async () => {
    const { processes } = await importInto(MODEL);
    const { id } = processes[0]!.process;
    const draft = await requireDraft(id, storeOf());
    await storeVersion(graph.db, ACME, id, '1.0.0', stored(draft), { activate: false });
    const { _rev } = (await requireDraft(id, storeOf())).process;
    await replace(id, MODEL.replace('Check', 'Approve'), _rev);
    const version = await requireVersion(id, '1.0.0', storeOf());
    expect((await exportDocument(version, storeOf())).body).toBe(MODEL);
  });

  it('joins processes of one document that call each other, and finds those that were imported before', async () => {
    const both = await importInto(pools(true));
    const [caller, callee] = both.processes.map(({ process }) => process.id);
    const { nodes } = await requireDraft(caller!, storeOf());
    expect(nodes.find(({ type }) => type === 'subprocess')?.config).toEqual({ kind: 'call', processId: callee });
    const later = await importInto(pools(false).replace('id="caller"', 'id="later"'));
    const again = await requireDraft(later.processes[0]!.process.id, storeOf());
    expect(again.nodes.find(({ type }) => type === 'subprocess')?.config.processId).toBe(callee);
    expect(await exported(caller!)).toBe(pools(true));
  });

  it('finds no process of another tenant', async () => {
    const { processes } = await importInto(pools(false).replace('id="caller"', 'id="foreign"'), RIVAL);
    expect(processes[0]!.diagnostics.map(({ code }) => code)).toContain('bpmn.called-process-unknown');
    expect(await readBpmn(graph.db, ACME, processes[0]!.process.id)).toBeUndefined();
  });

  it('shows what it would make without saving anything', async () => {
    const opened = openDocument(pools(true), {});
    const check = await checkDocument(opened, { store: storeOf(), where });
    expect(check.processes.map(({ definition }) => definition.name)).toEqual(['Caller', 'Callee']);
    expect(check.processes.every(({ publishable }) => !publishable)).toBe(true);
    expect(check.processes[0]!.diagnostics.map(({ code }) => code)).not.toContain('bpmn.called-process-unknown');
  });

  it.each([
    ['malformed', '<a', 'bpmn.malformed-xml', 422],
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', 'bpmn.doctype', 422],
    ['too large', ' '.repeat(5_000_001), 'bpmn.too-large', 413],
    ['too deep', '<a>'.repeat(200), 'bpmn.too-deep', 413],
    ['an id twice', documentOf('<bpmn:startEvent id="a"/><bpmn:endEvent id="a"/>'), 'bpmn.duplicate-id', 422],
    ['letters that are lost', '<?xml version="1.0" encoding="ISO-8859-1"?><a b="\ufffd"/>', 'bpmn.encoding', 422],
  ])('is refused with code, place and remedy: %s', async (_what, xml, code, status) => {
    const problem = await problemOf(Promise.resolve().then(() => importInto(xml)));
    expect(problem).toMatchObject({ code, status, errors: [{ path: expect.stringMatching(/./) }] });
    expect(problem.help).toMatch(/./);
  });

  it('takes bytes in the encoding that they declare', async () => {
    const text = MODEL.replace('UTF-8', 'ISO-8859-1').replace('Check', 'Prüfen');
    const opened = openDocument(Buffer.from(text, 'latin1'), {});
    const { processes } = await checkDocument(opened, { store: storeOf(), where });
    expect(processes[0]!.definition.nodes.map(({ title }) => title)).toContain('Prüfen');
  });
});

describe('An import into a process', () => {
  it('replaces the draft and its document', async () => {
    const { processes } = await importInto(MODEL);
    const { id } = processes[0]!.process;
    const { process } = await requireDraft(id, storeOf());
    const next = MODEL.replace('Check', 'Approve').replace('kept', 'new');
    const { result } = await replace(id, next, process._rev);
    expect(result.processes).toMatchObject([{ process: { id } }]);
    expect(await exported(id)).toBe(next);
    expect(await problemOf(replace(id, MODEL, process._rev))).toMatchObject({ code: 'request.precondition-failed' });
  });

  it('takes the process that it was before, or asks which', async () => {
    const both = await importInto(pools(true).replaceAll('callee', 'second').replaceAll('caller', 'first'));
    const xml = pools(true).replaceAll('callee', 'second').replaceAll('caller', 'first').replace('Callee', 'Other');
    const second = both.processes[1]!.process.id;
    const { process } = await requireDraft(second, storeOf());
    const { result } = await replace(second, xml, process._rev);
    expect(result.processes).toMatchObject([{ bpmnId: 'second', process: { name: 'Other' } }]);
    const { processes } = await importInto(MODEL.replace('id="P"', 'id="third"'));
    const third = await requireDraft(processes[0]!.process.id, storeOf());
    expect(await problemOf(replace(processes[0]!.process.id, xml, third.process._rev))).toMatchObject({
      code: 'bpmn.several-processes',
      errors: [{ path: 'query.process' }],
    });
  });
});
