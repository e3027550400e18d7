import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import { startEventBus, type TestEventBus } from '#testing/event-bus.ts';
import { ProcessStore } from '../process-store.ts';
import { ACME, as, definitionOf, processId, RIVAL, storeDraft, storeVersion } from '../testing/processes.ts';
import { instantiateTemplate } from './instantiate-template.ts';
import { dropTemplate, keepTemplate, requireTemplate } from './keep-template.ts';
import { TemplateStore } from './template-store.ts';

let graph: TestGraph;
let bus: TestEventBus;
const source = processId(1);
const storesOf = (tenantId: string) => ({
  processes: new ProcessStore(graph.db, tenantId, 'bus'),
  templates: new TemplateStore(graph.db, tenantId, 'bus'),
});
const keep = (more: { version?: string; name?: string } = {}, tenantId = ACME) =>
  as(tenantId, (caller) => keepTemplate({ processId: source, ...more }, caller, storesOf(tenantId)));

beforeAll(async () => {
  bus = await startEventBus();
  graph = await startGraph();
  const work = {
    node_id: 'work',
    type: 'human_internal' as const,
    title: 'Work',
    action_type: 'employee_task' as const,
  };
  const owner = 'b0000000-0000-4000-8000-000000000009';
  await storeDraft(graph.db, ACME, source, definitionOf('Leave', [work], { owner, description: 'Days off' }));
  await storeVersion(graph.db, ACME, source, '1.0.0', definitionOf('Leave', []));
});
afterAll(async () => {
  await graph.close();
  await bus.close();
});

describe('A template', () => {
  it('keeps a draft or a version, under a name of its own', async () => {
    const draft = await keep();
    expect(draft).toMatchObject({ name: 'Leave', description: 'Days off', sourceProcessId: source, nodeCount: 3 });
    expect(draft.sourceVersion).toBeUndefined();
    await expect(keep()).rejects.toMatchObject({ code: 'process-template.name-taken' });
    expect(await keep({ version: '1.0.0', name: 'Leave, short' })).toMatchObject({
      nodeCount: 2,
      sourceVersion: '1.0.0',
    });
    await expect(keep({ version: '7.0.0' })).rejects.toMatchObject({ code: 'process.version-not-found' });
  });

  it('begins a new process that belongs to whoever begins it', async () => {
    const [template] = await storesOf(ACME).templates.list({ q: 'days OFF' }, 10);
    const { process } = await as(ACME, (caller) =>
      instantiateTemplate(template!.id, { name: 'Parental leave' }, caller, storesOf(ACME)),
    );
    expect(process).toMatchObject({
      name: 'Parental leave',
      status: 'draft',
      version: '1.0.0',
      owner: 'b0000000-0000-4000-8000-000000000001',
      metadata: { template_id: template!.id },
    });
    expect(process.nodes.map(({ node_id }) => node_id)).toEqual(['start', 'work', 'end']);
    expect(process.id).not.toBe(source);
  });

  it('is listed by name, page by page; what was typed means itself', async () => {
    const { templates } = storesOf(ACME);
    const first = await templates.list({}, 1);
    expect(first.map(({ name }) => name)).toEqual(['Leave']);
    expect((await templates.list({}, 10, 'Leave')).map(({ name }) => name)).toEqual(['Leave, short']);
    expect(await templates.list({ q: '%' }, 10)).toEqual([]);
    expect(await templates.list({ q: '" || true || "' }, 10)).toEqual([]);
  });

  it('is the tenant’s alone', async () => {
    const [template] = await storesOf(ACME).templates.list({}, 1);
    const { templates } = storesOf(RIVAL);
    expect(await templates.list({}, 10)).toEqual([]);
    await expect(requireTemplate(template!.id, templates)).rejects.toMatchObject({
      code: 'process-template.not-found',
    });
    expect(await templates.remove(template!.id, [])).toBe(false);
    await expect(keep({}, RIVAL)).rejects.toMatchObject({ code: 'process.not-found' });
  });

  it('can be removed; its name is free again', async () => {
    const [template] = await storesOf(ACME).templates.list({}, 1);
    await as(ACME, () => dropTemplate(template!.id, storesOf(ACME).templates));
    await expect(as(ACME, () => dropTemplate(template!.id, storesOf(ACME).templates))).rejects.toMatchObject({
      code: 'process-template.not-found',
    });
    expect((await keep()).name).toBe('Leave');
    expect(bus.events.map(({ type }) => type)).toContain('process-template.deleted');
  });
});
