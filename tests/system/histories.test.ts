import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import type { ProcessDefinition, ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import {
  BranchWithDefinitionSchema,
  compareProcess,
  mergeProcess,
  ProcessSchema,
  ProcessViewSchema,
  previewMerge,
  publishProcess,
  RevisionSchema,
} from '#contracts/processes/index.ts';
import { signInAll } from '#examples/player/people.ts';
import { doubling } from './doubling.ts';
import { problemOf } from './problem-of.ts';

const url = inject('url');
const { dana, emil } = await signInAll(url);

const definition = (title = 'Double it', over: Partial<ProcessDefinitionInput> = {}): ProcessDefinitionInput => {
  const { nodes, ...rest } = doubling('History & <sons>', over);
  return { ...rest, nodes: nodes.map((node) => (node.node_id === 'double' ? { ...node, title } : node)) };
};
const create = () => dana.call('POST', '/processes', ProcessSchema, { body: definition() });
const save = (id: string, etag: string | undefined, title: string) =>
  dana.call('PUT', `/processes/${id}?note=${title}`, ProcessSchema, {
    body: definition(title),
    headers: { 'if-match': etag ?? '' },
  });
const titleOf = ({ nodes }: Pick<ProcessDefinition, 'nodes'>) =>
  nodes.find(({ node_id }) => node_id === 'double')?.title;

describe('a history', () => {
  it('lists every save, compares them with a published version, and brings one back', async () => {
    const { body: process, etag } = await create();
    await dana.post(`/processes/${process.id}/publish`, publishProcess.result, {});
    const { etag: published } = await dana.call('GET', `/processes/${process.id}`, ProcessSchema);
    expect(published).not.toBe(etag);
    const { etag: saved } = await save(process.id, published, 'Twice');
    const { items } = await emil.get(`/processes/${process.id}/revisions`, pageOf(RevisionSchema));
    expect(items.map(({ kind, note }) => [kind, note])).toEqual([
      ['saved', 'Twice'],
      ['created', undefined],
    ]);
    const diff = await emil.get(`/processes/${process.id}/diff?from=1.0.0`, compareProcess.result);
    expect(diff.changes).toMatchObject([{ id: 'double', fields: [{ path: '/title', after: 'Twice' }] }]);
    const restore = (ifMatch: string | undefined) =>
      dana.call('POST', `/processes/${process.id}/restore`, ProcessSchema, {
        body: { from: '1.0.0' },
        headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
      });
    expect(await problemOf(restore(undefined))).toMatchObject({ status: 428 });
    expect(await problemOf(restore(etag))).toMatchObject({ status: 412, code: 'request.precondition-failed' });
    expect(titleOf((await restore(saved)).body)).toBe('Double it');
  });

  it('names what there is none of', async () => {
    const { body: process } = await create();
    const diff = (from: string) => problemOf(dana.get(`/processes/${process.id}/diff?from=${from}`, z.unknown()));
    expect(await diff('7.0.0')).toMatchObject({ status: 404, code: 'process.version-not-found' });
    expect(await diff('rev_01J00000000000000000000000')).toMatchObject({ code: 'process.revision-not-found' });
    expect(await diff('branch_01J00000000000000000000000')).toMatchObject({ code: 'process.branch-not-found' });
    expect(await diff('yesterday')).toMatchObject({ status: 422, errors: [{ path: 'query.from' }] });
  });
});

describe('a branch', () => {
  it('is made, edited, merged with a decided conflict, and removed', async () => {
    const { body: process, etag } = await create();
    const path = `/processes/${process.id}`;
    const make = () =>
      dana.call('POST', `${path}/branches`, BranchWithDefinitionSchema, { body: { name: 'Idea', from: 'draft' } });
    const { body: branch, etag: branchTag } = await make();
    expect(await problemOf(make())).toMatchObject({ status: 409, code: 'process.branch-exists' });
    expect(
      await problemOf(dana.post(`${path}/branches`, z.unknown(), { name: 'x'.repeat(101), from: 'draft' })),
    ).toMatchObject({ status: 422, errors: [{ path: '/name' }] });
    await dana.call('PUT', `${path}/branches/${branch.id}`, BranchWithDefinitionSchema, {
      body: { definition: definition('Theirs') },
      headers: { 'if-match': branchTag ?? '' },
    });
    const { etag: target } = await save(process.id, etag, 'Ours');
    const preview = await dana.post(`${path}/merge/preview`, previewMerge.result, { from: branch.id });
    expect(preview.conflicts).toMatchObject([{ id: 'node:double/title', ours: 'Ours', theirs: 'Theirs' }]);
    expect(preview.targetEtag).toBe(target);
    const merge = (body: object) =>
      dana.call('POST', `${path}/merge`, mergeProcess.result, {
        body: { from: branch.id, ...body },
        headers: { 'if-match': preview.targetEtag },
      });
    expect(await problemOf(merge({}))).toMatchObject({ status: 409, code: 'process.merge-conflicts' });
    const resolutions = [{ conflict: 'node:double/title', take: 'theirs' }];
    expect(titleOf((await merge({ resolutions })).body.definition)).toBe('Theirs');
    await dana.call('DELETE', `${path}/branches/${branch.id}`, z.undefined());
    expect((await problemOf(dana.get(`${path}/branches/${branch.id}`, z.unknown()))).code).toBe(
      'process.branch-not-found',
    );
  });

  it('is not merged from an unrelated process, nor made by who may not design', async () => {
    const [{ body: one, etag }, { body: other }] = [await create(), await create()];
    const body = { from: 'draft', fromProcessId: other.id };
    expect(
      await problemOf(
        dana.call('POST', `/processes/${one.id}/merge`, z.unknown(), { body, headers: { 'if-match': etag ?? '' } }),
      ),
    ).toMatchObject({ status: 409, code: 'process.merge-unrelated', errors: [{ path: '/from' }] });
    expect((await problemOf(emil.post(`/processes/${one.id}/branches`, z.unknown(), { name: 'Mine' }))).status).toBe(
      403,
    );
  });
});

describe('a view', () => {
  it('is JSON, or a picture for who asks for one', async () => {
    const { body: process } = await create();
    const path = `/processes/${process.id}/views`;
    for (const view of ['flow', 'swimlane', 'data-flow', 'hierarchy'])
      expect((await emil.get(`${path}/${view}`, ProcessViewSchema)).shapes.length).toBeGreaterThan(0);
    const session = await signIn();
    const picture = async (query: string, accept: string) => {
      const response = await fetch(`${url}/api/v1${path}/flow${query}`, {
        headers: { accept, authorization: `Bearer ${session}` },
      });
      return [response.status, response.headers.get('content-type'), await response.text()] as const;
    };
    const [status, type, svg] = await picture('', 'image/svg+xml');
    expect([status, type]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(svg).toContain('History &amp; &lt;sons&gt;');
    expect(await picture('?format=svg', '*/*')).toEqual([status, type, svg]);
    expect((await problemOf(emil.get(`${path}/pie`, z.unknown()))).errors).toMatchObject([{ path: 'path.view' }]);
  });
});

async function signIn(): Promise<string> {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'emil@acme.example', password: 'flowmaster-demo' }),
  });
  return z.object({ accessToken: z.string() }).parse(await response.json()).accessToken;
}
