import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import { ExecutionSummarySchema } from '#contracts/executions/index.ts';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import {
  getVersion,
  ProcessSchema,
  ProcessSummarySchema,
  ProcessVersionSchema,
  publishProcess,
  TriggerLinkSchema,
  validateProcess,
} from '#contracts/processes/index.ts';
import { signInAll } from '#examples/player/people.ts';
import { doubling } from './doubling.ts';
import { problemOf } from './problem-of.ts';

const { dana, emil } = await signInAll(inject('url'));

const definition = (over?: Partial<ProcessDefinitionInput>) =>
  doubling(`Two steps ${Math.random().toString(36).slice(2)}`, over);

const create = (over?: Partial<ProcessDefinitionInput>) =>
  dana.call('POST', '/processes', ProcessSchema, { body: definition(over) });
const publish = (id: string, body = {}) => dana.post(`/processes/${id}/publish`, publishProcess.result, body);

describe('a draft', () => {
  it('is stored as it was sent, and found by its name', async () => {
    const { body: process, etag } = await create({
      description: 'Doubles a number',
      lanes: [{ id: 'l', title: 'Lane' }],
    });
    expect(process).toMatchObject({
      status: 'draft',
      version: '1.0.0',
      isTopLevel: true,
      lanes: [{ id: 'l', title: 'Lane' }],
    });
    expect(process.nodes.map((node) => [node.node_id, node.isEntryNode, node.isExitNode])).toEqual([
      ['start', true, false],
      ['double', false, false],
      ['end', false, true],
    ]);
    expect(process.flows).toEqual([
      { id: 'f1', from: 'start', to: 'double', type: 'sequence', isDefault: false },
      { id: 'f2', from: 'double', to: 'end', type: 'sequence', isDefault: false },
    ]);
    const read = await dana.call('GET', `/processes/${process.id}`, ProcessSchema);
    expect(read).toEqual({ body: process, etag });
    const found = await emil.get(
      `/processes?q=${encodeURIComponent(process.name.toUpperCase())}`,
      pageOf(ProcessSummarySchema),
    );
    expect(found.items.map(({ id }) => id)).toEqual([process.id]);
  });

  it('cannot be overwritten by an editor who has not seen the latest', async () => {
    const { body: process, etag } = await create();
    const save = (name: string, ifMatch?: string) =>
      dana.put(
        `/processes/${process.id}`,
        ProcessSchema,
        definition({ name }),
        ifMatch === undefined ? {} : { 'if-match': ifMatch },
      );
    expect((await save('First editor', etag)).name).toBe('First editor');
    expect(await problemOf(save('Second editor', etag))).toMatchObject({
      status: 412,
      code: 'request.precondition-failed',
    });
    expect(await problemOf(save('No header'))).toMatchObject({ status: 428, errors: [{ path: 'header.if-match' }] });
    expect((await dana.get(`/processes/${process.id}`, ProcessSchema)).name).toBe('First editor');
  });

  it.each<[string, Partial<ProcessDefinitionInput>, string]>([
    ['a flow to a node that does not exist', { flows: [{ id: 'f1', from: 'start', to: 'nowhere' }] }, '/flows/0/to'],
    [
      'two nodes with one id',
      {
        nodes: [
          { node_id: 'a', type: 'start', title: 'A' },
          { node_id: 'a', type: 'end', title: 'B' },
        ],
        flows: [],
      },
      '/nodes/1/node_id',
    ],
    [
      'a lane that does not exist',
      { nodes: [{ node_id: 'a', type: 'start', title: 'A', lane_id: 'x' }], flows: [] },
      '/nodes/0/lane_id',
    ],
  ])('is refused with %s', async (_case, over, path) => {
    const problem = await problemOf(create(over));
    expect(problem).toMatchObject({
      status: 422,
      code: 'process.invalid',
      errors: [{ path, message: expect.any(String), help: expect.any(String) }],
    });
  });

  it('is refused with an unknown field, a wrong type, or by somebody who may not design', async () => {
    const problem = await problemOf(dana.post('/processes', z.unknown(), { ...definition(), colour: 'red', name: 7 }));
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual(['/colour', '/name']);
    expect((await problemOf(emil.post('/processes', z.unknown(), definition()))).status).toBe(403);
    expect((await problemOf(dana.get('/processes/proc_01J00000000000000000000000', ProcessSchema))).code).toBe(
      'process.not-found',
    );
  });

  it('keeps a definition with text that looks like a query', async () => {
    const name = '" RETURN 1 } // \' OR 1==1 @@x `tick`';
    const { body } = await create({ name });
    expect(
      (await dana.get(`/processes?q=${encodeURIComponent('RETURN 1 }')}`, pageOf(ProcessSummarySchema))).items.some(
        ({ id }) => id === body.id,
      ),
    ).toBe(true);
  });
});

describe('validating', () => {
  const diagnosticsOf = async (over: Partial<ProcessDefinitionInput>) => {
    const { body } = await create(over);
    return dana.post(`/processes/${body.id}/validate`, validateProcess.result);
  };
  const nodes = definition().nodes;

  it('says that a good process can be published', async () => {
    expect(await diagnosticsOf({})).toEqual({ publishable: true, diagnostics: [] });
  });

  it('shows where an expression does not parse', async () => {
    const broken = nodes.map((node) =>
      node.node_id === 'double' ? { ...node, config: { ...node.config, inputs: { n: '{% n + %}' } } } : node,
    );
    const { publishable, diagnostics } = await diagnosticsOf({ nodes: broken });
    expect(publishable).toBe(false);
    expect(diagnostics[0]).toMatchObject({
      severity: 'error',
      nodeId: 'double',
      field: expect.stringContaining('/inputs/n'),
      position: expect.any(Number),
      help: expect.any(String),
    });
  });

  it('finds a decision without default and a cycle with no way out', async () => {
    const gateway = { node_id: 'which', type: 'decision' as const, title: 'Which?' };
    const undecided = await diagnosticsOf({
      nodes: [...nodes, gateway],
      flows: [
        { id: 'a', from: 'start', to: 'which' },
        { id: 'b', from: 'which', to: 'double', type: 'conditional', condition: 'n > 1' },
        { id: 'c', from: 'which', to: 'end', type: 'conditional', condition: 'n < 0' },
        { id: 'd', from: 'double', to: 'end' },
      ],
    });
    expect(undecided.diagnostics.map(({ nodeId }) => nodeId)).toContain('which');
    const stuck = await diagnosticsOf({
      flows: [
        { id: 'a', from: 'start', to: 'double' },
        { id: 'b', from: 'double', to: 'double' },
      ],
    });
    expect(stuck.publishable).toBe(false);
  });
});

describe('publishing', () => {
  it('makes an immutable, active version and opens the next draft', async () => {
    const { body: process } = await create();
    const published = await publish(process.id, { versionNote: 'First' });
    expect(published.version).toMatchObject({
      version: '1.0.0',
      status: 'PUBLISHED',
      active: true,
      versionNote: 'First',
    });
    expect(published.explain.find(({ nodeId }) => nodeId === 'double')).toMatchObject({ lambdaCallsPerVisit: 1 });
    expect(await dana.get(`/processes/${process.id}`, ProcessSchema)).toMatchObject({
      status: 'active',
      activeVersion: '1.0.0',
      version: '1.1.0',
    });
    const versions = await dana.get(`/processes/${process.id}/versions`, pageOf(ProcessVersionSchema));
    expect(versions.items.map(({ version, status, active }) => [version, status, active])).toEqual([
      ['1.1.0', 'DRAFT', false],
      ['1.0.0', 'PUBLISHED', true],
    ]);
    const asl = await dana.get(
      `/processes/${process.id}/versions/1.0.0/asl`,
      z.looseObject({ QueryLanguage: z.literal('JSONata'), StartAt: z.string() }),
    );
    expect(JSON.stringify(asl)).toContain(process.id);
    const version = await dana.get(`/processes/${process.id}/versions/1.0.0`, getVersion.result);
    expect(version.definition.nodes).toHaveLength(3);
  });

  it('refuses a process that does not compile, naming node, code and remedy', async () => {
    const { body } = await create({ flows: [{ id: 'f1', from: 'start', to: 'double' }] });
    const problem = await problemOf(publish(body.id));
    expect(problem).toMatchObject({ status: 422, code: 'process.not-publishable' });
    expect(problem.errors?.[0]).toMatchObject({
      path: expect.stringContaining('/nodes/'),
      code: expect.stringContaining('.'),
      help: expect.any(String),
    });
  });

  it('never publishes a number twice', async () => {
    const { body } = await create();
    await publish(body.id, { version: '2.0.0' });
    expect(await problemOf(publish(body.id, { version: '2.0.0' }))).toMatchObject({
      status: 409,
      code: 'process.version-exists',
      errors: [{ path: '/version' }],
    });
  });

  it('runs new starts on the version that is activated, and goes back', async () => {
    const { body: process } = await create();
    await publish(process.id);
    await publish(process.id, { activate: false });
    const start = async () =>
      (await emil.post('/executions', ExecutionSummarySchema, { processId: process.id, input: { n: 1 } })).version;
    expect(await start()).toBe('1.0.0');
    await dana.post(`/processes/${process.id}/versions/1.1.0/activate`, ProcessVersionSchema);
    expect(await start()).toBe('1.1.0');
    expect(
      await problemOf(dana.post(`/processes/${process.id}/versions/1.1.0/deprecate`, ProcessVersionSchema)),
    ).toMatchObject({ status: 409, code: 'process.version-active' });
    expect((await dana.post(`/processes/${process.id}/versions/1.0.0/deprecate`, ProcessVersionSchema)).status).toBe(
      'DEPRECATED',
    );
    await dana.post(`/processes/${process.id}/versions/1.0.0/activate`, ProcessVersionSchema);
    expect(await start()).toBe('1.0.0');
  });

  it('ends with archiving: no edits, no starts', async () => {
    const { body: process, etag } = await create();
    await publish(process.id);
    expect((await dana.post(`/processes/${process.id}/archive`, ProcessSummarySchema)).status).toBe('archived');
    expect(
      (await problemOf(emil.post('/executions', z.unknown(), { processId: process.id, input: { n: 1 } }))).code,
    ).toBe('execution.no-active-version');
    expect(
      (await problemOf(dana.put(`/processes/${process.id}`, z.unknown(), definition(), { 'if-match': etag ?? '' })))
        .code,
    ).toBe('process.archived');
  });
});

describe('a trigger link', () => {
  it('starts the active version for its entity, and is unique per entity', async () => {
    const { body: process } = await create();
    await publish(process.id);
    const entity = { entityType: 'PRODUCT', entityId: `product-${process.id}` };
    const link = await dana.post(`/processes/${process.id}/trigger-links`, TriggerLinkSchema, entity);
    const start = () => emil.post('/executions', ExecutionSummarySchema, { trigger: entity, input: { n: 2 } });
    expect((await start()).processId).toBe(process.id);
    expect(await problemOf(dana.post(`/processes/${process.id}/trigger-links`, z.unknown(), entity))).toMatchObject({
      status: 409,
      code: 'trigger-link.entity-taken',
    });
    await dana.call('DELETE', `/processes/${process.id}/trigger-links/${link.id}`, z.unknown());
    expect((await problemOf(start())).code).toBe('trigger-link.not-found');
  });
});
