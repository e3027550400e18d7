import { describe, expect, it } from 'vitest';
import { aProcess, end, human, start, way } from '#compiler/testing/builders.ts';
import { aPlatform } from './testing/a-platform.ts';
import { aFile, flowmaster } from './testing/flowmaster.ts';

const definition = aProcess([start(), human('a'), end()], way('start', 'a', 'end'), { name: 'Purchase' });
const times = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };
const stored = {
  id: 'proc_01HZZZZZZZZZZZZZZZZZZZZZZZ',
  tenant_id: 'a0000000-0000-4000-8000-000000000001',
  status: 'draft',
  version: '1.0.0',
  createdBy: 'b0000000-0000-4000-8000-000000000001',
  ...times,
};
const process = { ...definition, ...stored };
const summary = { ...stored, name: 'Purchase', isTopLevel: true, nodeCount: 3 };
const version = { id: 'v', processId: stored.id, version: '1.0.0', status: 'PUBLISHED', active: true, ...times };
const published = { version, diagnostics: [], explain: [] };

const path = `/processes/${stored.id}`;
const env = { FLOWMASTER_TOKEN: 'secret' };

describe('flowmaster deploy', () => {
  it('creates, publishes and activates a process that is not there', async () => {
    const { url, seen } = await aPlatform({
      'GET /processes': { body: { items: [] } },
      'POST /processes': { status: 201, body: process },
      [`POST ${path}/publish`]: { status: 201, body: published },
    });
    const ran = await flowmaster(['deploy', aFile(definition), '--url', url, '--note', 'First'], { env });
    expect(ran.stderr).toContain('Published version 1.0.0; new executions run it');
    expect(ran.code).toBe(0);
    expect(seen.map(({ request }) => request)).toEqual(['GET /processes', 'POST /processes', `POST ${path}/publish`]);
    expect(seen[2]!.body).toEqual({ versionNote: 'First', activate: true });
    expect(seen.every(({ headers }) => headers.authorization === 'Bearer secret')).toBe(true);
  });

  it('updates what it finds by name, with the ETag that it read', async () => {
    const { url, seen } = await aPlatform({
      'GET /processes': { body: { items: [summary] } },
      [`GET ${path}`]: { body: process, etag: '"7"' },
      [`PUT ${path}`]: { body: process, etag: '"8"' },
    });
    const ran = await flowmaster(['deploy', '-', '--draft', '--json'], {
      env: { ...env, FLOWMASTER_URL: url },
      stdin: JSON.stringify(definition),
    });
    expect(ran.json()).toEqual({ ok: true, processId: stored.id, created: false });
    expect(seen[2]!.headers['if-match']).toBe('"7"');
  });

  it('signs in with an e-mail address and a password', async () => {
    const { url, seen } = await aPlatform({
      'POST /auth/login': { status: 401, body: { code: 'auth.invalid-credentials', detail: 'No.' } },
    });
    const ran = await flowmaster(['deploy', aFile(definition), '--url', url], {
      env: { FLOWMASTER_EMAIL: 'a@b.example', FLOWMASTER_PASSWORD: 'p' },
    });
    expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining('auth.invalid-credentials') });
    expect(seen[0]!.body).toEqual({ email: 'a@b.example', password: 'p' });
  });

  it('reports what the platform finds wrong as findings', async () => {
    const problem = {
      code: 'process.not-publishable',
      detail: 'It has errors.',
      errors: [{ path: '/nodes/1', code: 'x', message: 'is unknown' }],
    };
    const { url } = await aPlatform({
      'GET /processes': { body: { items: [] } },
      'POST /processes': { status: 201, body: process },
      [`POST ${path}/publish`]: { status: 422, body: problem },
    });
    const { code, stderr } = await flowmaster(['deploy', aFile(definition), '--url', url], { env });
    expect(stderr).toContain('/nodes/1: is unknown');
    expect(code).toBe(1);
  });

  it('asks which one is meant when several have the name', async () => {
    const { url } = await aPlatform({
      'GET /processes': { body: { items: [summary, { ...summary, id: 'proc_01HZZZZZZZZZZZZZZZZZZZZZZX' }] } },
    });
    const { code, stderr } = await flowmaster(['deploy', aFile(definition), '--url', url], { env });
    expect(stderr).toContain('--process');
    expect(code).toBe(1);
  });

  it.each([
    ['nobody answers', 'http://127.0.0.1:9', 'cannot be reached'],
    ['something else answers', undefined, 'was answered with'],
  ])('fails when %s', async (_, closed, message) => {
    const { url } = await aPlatform({ 'GET /processes': { body: 'hello' } });
    const { code, stderr } = await flowmaster(['deploy', aFile(definition), '--url', closed ?? url], { env });
    expect(stderr).toContain(message);
    expect(code).toBe(3);
  });
});
