import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import {
  analyseImpact,
  createTemplate,
  listCallCycles,
  listOrphans,
  listProcessLinks,
  listTemplates,
  ProcessLinkSchema,
  ProcessSchema,
  publishProcess,
  whereProcessUsed,
  whereUsed,
} from '#contracts/processes/index.ts';
import { ApiProblem } from '#examples/player/api.ts';
import { signInAll } from '#examples/player/people.ts';

const { dana, emil } = await signInAll(inject('url'));
const mark = Math.random().toString(36).slice(2);

type Nodes = ProcessDefinitionInput['nodes'];
const create = (name: string, between: Nodes = [], over: Partial<ProcessDefinitionInput> = {}) => {
  const nodes: Nodes = [
    { node_id: 'start', type: 'start', title: 'Start' },
    ...between,
    { node_id: 'end', type: 'end', title: 'End' },
  ];
  const flows = nodes.slice(1).map((node, at) => ({ id: `f${at}`, from: nodes[at]!.node_id, to: node.node_id }));
  return dana.post('/processes', ProcessSchema, { name: `${name} ${mark}`, nodes, flows, ...over });
};
const call = (processId: string): Nodes => [
  { node_id: 'call', type: 'subprocess', title: 'Call it', config: { processId } },
];
const codeOf = async (request: Promise<unknown>): Promise<string> => {
  const error = await request.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof ApiProblem)) throw new Error(`Expected a problem, got ${String(error)}`);
  return `${error.problem.status} ${error.problem.code}`;
};

describe('linked processes', async () => {
  const field = { name: `f${mark}`, schema: { type: 'number', minimum: 7 }, input: true };
  const callee = await create('Callee', [], { data_definitions: [field] });
  await dana.post(`/processes/${callee.id}/publish`, publishProcess.result, {});
  const caller = await create('Caller', call(callee.id));
  await dana.post(`/processes/${caller.id}/publish`, publishProcess.result, {});
  const above = await create('Above', call(caller.id));

  it('show how they are tied together, and where one is used', async () => {
    const { items } = await emil.get(`/processes/${caller.id}/links`, listProcessLinks.result);
    expect(items.map(({ type, from, to }) => [type, from.id, to.id])).toEqual([
      ['calls', caller.id, callee.id],
      ['calls', above.id, caller.id],
    ]);
    const used = await emil.get(`/processes/${callee.id}/where-used?limit=1`, whereProcessUsed.result);
    expect(used.items).toMatchObject([{ process: { id: caller.id }, nodeId: 'call', use: 'calls' }]);
    const rest = await emil.get(
      `/processes/${callee.id}/where-used?cursor=${encodeURIComponent(used.nextCursor ?? '')}`,
      whereProcessUsed.result,
    );
    expect([...used.items, ...rest.items].map(({ state }) => state).sort()).toEqual(['active', 'draft']);
    const defined = await emil.get(`/process-links/where-used?kind=data&name=${field.name}`, whereUsed.result);
    expect(defined.items.map(({ process }) => process.id)).toEqual([callee.id, callee.id]);
  });

  it('tell what a change touches', async () => {
    const whole = await emil.get(`/processes/${callee.id}/impact`, analyseImpact.result);
    expect(whole.hits.map(({ process, severity, distance }) => [process.id, severity, distance])).toEqual([
      [caller.id, 'breaking', 1],
      [above.id, 'review', 2],
    ]);
    const one = await emil.get(`/processes/${callee.id}/impact?field=${field.name}&depth=1`, analyseImpact.result);
    expect(one.uses.map(({ state, use }) => `${state} ${use}`)).toEqual(['active start-form', 'draft start-form']);
    expect(one.truncated).toBe(true);
    expect(await codeOf(emil.get(`/processes/${callee.id}/impact?field=nothing`, z.unknown()))).toBe(
      '404 process.field-not-found',
    );
  });

  it('are declared by designers, with every mistake told', async () => {
    const path = `/processes/${above.id}/links`;
    const declaration = { type: 'depends_on', targetProcessId: callee.id, description: 'By contract' };
    const link = await dana.post(path, ProcessLinkSchema, declaration);
    expect(await codeOf(dana.post(path, z.unknown(), declaration))).toBe('409 process-link.exists');
    expect(await codeOf(emil.post(path, z.unknown(), declaration))).toMatch(/^403 /);
    expect(await codeOf(dana.post(path, z.unknown(), { ...declaration, type: 'likes' }))).toMatch(/^4\d\d request/);
    expect(await codeOf(dana.post(path, z.unknown(), { ...declaration, targetProcessId: above.id }))).toMatch(
      /process-link.to-itself$/,
    );
    await dana.call('DELETE', `${path}/${link.id}`, z.unknown());
    expect(await codeOf(dana.call('DELETE', `${path}/${link.id}`, z.unknown()))).toBe('404 process-link.not-found');
  });

  it('that call each other, or that nothing leads to, are found', async () => {
    const { items } = await emil.get('/process-links/cycles', listCallCycles.result);
    expect(items.flatMap(({ processes }) => processes.map(({ id }) => id))).not.toContain(caller.id);
    const lonely = await create('Lonely', [], { isTopLevel: false });
    const orphans = await emil.get('/process-links/orphans?limit=1', listOrphans.result);
    expect(orphans.items.map(({ id }) => id)).toEqual([lonely.id]);
  });
});

describe('a template', () => {
  it('is kept, listed, used and removed', async () => {
    const source = await create('Source', [], { description: `Of ${mark}` });
    const template = await dana.post('/process-templates', createTemplate.result, { processId: source.id });
    const found = await emil.get(`/process-templates?q=${mark}`, listTemplates.result);
    expect(found.items).toEqual([template]);
    const begun = await dana.post(`/process-templates/${template.id}/instantiate`, ProcessSchema, { name: 'Begun' });
    expect(begun).toMatchObject({ name: 'Begun', metadata: { template_id: template.id }, nodes: source.nodes });
    expect(await codeOf(dana.post('/process-templates', z.unknown(), { processId: source.id }))).toBe(
      '409 process-template.name-taken',
    );
    await dana.call('DELETE', `/process-templates/${template.id}`, z.unknown());
    expect(await codeOf(emil.get(`/process-templates/${template.id}`, z.unknown()))).toBe(
      '404 process-template.not-found',
    );
  });
});
