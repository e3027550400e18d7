import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { aProcess, end, start, way } from '#compiler/testing/builders.ts';
import { ApiKeySchema, type CreatedApiKey, CreatedApiKeySchema, listApiKeyNames } from '#contracts/api-keys.ts';
import { pageOf } from '#contracts/core/page.ts';
import { AuditEntrySchema } from '#contracts/events.ts';
import { ExecutionSummarySchema } from '#contracts/executions/index.ts';
import { UserSchema } from '#contracts/identity.ts';
import { activateJobs } from '#contracts/jobs/index.ts';
import { ProcessSchema } from '#contracts/processes/index.ts';
import { SessionSchema, validate } from '#contracts/sessions.ts';
import { Api } from '#examples/player/api.ts';
import { PEOPLE, signInAll } from '#examples/player/people.ts';
import { aFile, flowmaster } from '../../bin/cli/testing/flowmaster.ts';
import { otherTenant } from './other-tenant.ts';
import { problemOf } from './problem-of.ts';
import { until } from './until.ts';

const url = inject('url');
const { ada, emil } = await signInAll(url);
const rival = await otherTenant();

type Wanted = { name?: string; roles?: readonly string[]; expiresAt?: string };
const aKey = ({ name = 'CI', roles = ['designer'], expiresAt }: Wanted = {}, by = ada): Promise<CreatedApiKey> =>
  by.post('/api-keys', CreatedApiKeySchema, { name, roles, ...(expiresAt === undefined ? {} : { expiresAt }) });
const bearing = ({ key }: Pick<CreatedApiKey, 'key'>): Api => new Api(url, key);
const revoke = (id: string, by = ada) => by.call('DELETE', `/api-keys/${id}`, z.undefined());
const listed = async (id: string, by = ada) =>
  (await by.get('/api-keys?limit=100', pageOf(ApiKeySchema))).items.find((key) => key.id === id);
const aDefinition = () =>
  aProcess([start(), end()], way('start', 'end'), { name: `Keyed ${Math.random().toString(36).slice(2)}` });

/** The gateway keeps what the authorizer said of a header for a minute; another spelling of the header is asked about anew. */
const freshly = (key: string) =>
  fetch(`${url}/api/v1/processes`, { headers: { authorization: `bearer ${key}` } }).then(async (response) => ({
    status: response.status,
    body: await response.json(),
  }));

describe('An API key', () => {
  it('is shown once: neither the list nor the audit log has it', async () => {
    const { key, ...created } = await aKey({ name: ' Release ', roles: ['designer', 'worker', 'designer'] });
    expect(created).toMatchObject({ name: 'Release', roles: ['designer', 'worker'], status: 'active' });
    expect(key.startsWith(created.prefix)).toBe(true);
    const secret = key.slice(-43);
    expect(JSON.stringify(await ada.get('/api-keys', z.unknown()))).not.toContain(secret);
    const entry = await until('the event', async () => {
      const { items } = await ada.get('/events?type=api-key.created', pageOf(AuditEntrySchema));
      return items.find(({ data }) => data.apiKeyId === created.id);
    });
    expect(entry).toMatchObject({ actor: { type: 'user', name: PEOPLE.ada.name }, data: { name: 'Release' } });
    expect(JSON.stringify(entry)).not.toContain(secret);
  });

  it('does what its roles may, under its own name', async () => {
    const created = await aKey({ name: 'Deployments' });
    const program = bearing(created);
    expect(await program.get('/auth/validate', validate.result)).toMatchObject({
      apiKey: { id: created.id, name: 'Deployments' },
      tenant: { slug: 'acme' },
    });
    const process = await program.post('/processes', ProcessSchema, aDefinition());
    expect(process.createdBy).toBe(created.id);
    const { actor } = await until('the event', async () => {
      const { items } = await ada.get('/events?type=process.created', pageOf(AuditEntrySchema));
      return items.find(({ data }) => data.processId === process.id);
    });
    expect(actor).toEqual({ type: 'api_key', id: created.id, name: 'Deployments' });
    const user = { email: 'x@acme.example', name: 'X', roles: ['employee'], password: 'long-enough-password' };
    for (const call of [() => program.post('/users', z.unknown(), user), () => program.get('/api-keys', z.unknown())])
      expect(await problemOf(call())).toMatchObject({ status: 403, code: 'auth.forbidden' });
    expect((await listed(created.id))?.lastUsedAt).toBeDefined();
  });

  it('deploys from the command line; its name is known to whoever sees what it started', async () => {
    const { id, key } = await aKey({ name: 'Pipeline', roles: ['designer', 'employee'] });
    const args = ['deploy', aFile(aDefinition()), '--json', '--url', url];
    const deployed = await flowmaster(args, { env: { FLOWMASTER_API_KEY: key } });
    expect(deployed.json()).toMatchObject({ ok: true, created: true, version: '1.0.0', active: true });
    const { processId } = deployed.json();
    const run = await bearing({ key }).post('/executions', ExecutionSummarySchema, { processId, input: {} });
    expect(run.startedBy).toBe(id);
    const { items } = await emil.get('/api-keys/names?limit=100', listApiKeyNames.result);
    expect(items).toContainEqual({ id, name: 'Pipeline' });
    await revoke(id);
    const refused = await flowmaster([...args, '--key', `${key.slice(0, -1)}_`]);
    expect(refused).toMatchObject({ code: 3, stdout: expect.stringContaining('auth.api-key-invalid') });
  });

  it('of a worker takes jobs, and does nothing else', async () => {
    const worker = bearing(await aKey({ name: 'Worker', roles: ['worker'] }));
    const asked = { type: `nothing-${Date.now()}`, worker: 'it' };
    expect((await worker.post('/jobs/activate', activateJobs.result, asked)).items).toEqual([]);
    expect(await problemOf(worker.post('/processes', z.unknown(), aDefinition()))).toMatchObject({ status: 403 });
  });

  it('that is revoked stops working, for good', async () => {
    const { id, key } = await aKey();
    expect((await freshly(key)).status).toBe(200);
    const inUse = bearing({ key });
    await inUse.get('/auth/validate', validate.result);
    await revoke(id);
    await revoke(id);
    expect(await listed(id)).toMatchObject({ status: 'revoked', revokedAt: expect.any(String) });
    const again = await fetch(`${url}/api/v1/processes`, { headers: { authorization: `BEARER ${key}` } });
    expect(again.status).toBe(401);
    expect(again.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(await again.json()).toMatchObject({ code: 'auth.api-key-revoked', help: expect.stringMatching(/\.$/) });
    expect(await problemOf(inUse.get('/auth/validate', z.unknown()))).toMatchObject({ status: 401 });
  });

  it('stops working when it expires, though it was good a moment ago', async () => {
    const created = await aKey({ expiresAt: new Date(Date.now() + 1500).toISOString() });
    const program = bearing(created);
    const refused = await until('the expiry', () =>
      problemOf(program.get('/processes', z.unknown())).catch(() => undefined),
    );
    expect(refused).toMatchObject({ status: 401, code: 'auth.api-key-expired' });
    expect(await listed(created.id)).toMatchObject({ status: 'expired' });
  });

  it('makes no keys, revokes none and ends no session, whatever its roles', async () => {
    const created = await aKey({ roles: ['admin'] });
    const program = bearing(created);
    expect((await program.get('/api-keys', pageOf(ApiKeySchema))).items.length).toBeGreaterThan(0);
    const calls = [
      () => aKey({}, program),
      () => revoke(created.id, program),
      () => program.post('/auth/logout', z.unknown()),
    ];
    for (const call of calls)
      expect(await problemOf(call())).toMatchObject({ status: 403, code: 'auth.person-required' });
  });

  it('outlives the account of who made it', async () => {
    const maker = { email: `maker-${Date.now()}@acme.example`, password: 'long-enough-password' };
    const user = await ada.post('/users', UserSchema, { ...maker, name: 'Maker', roles: ['admin'] });
    const { accessToken } = await new Api(url).post('/auth/login', SessionSchema, maker);
    const created = await aKey({}, new Api(url, accessToken));
    await ada.put(`/users/${user.id}`, UserSchema, { status: 'disabled' });
    expect((await freshly(created.key)).status).toBe(200);
    expect(await listed(created.id)).toMatchObject({ createdBy: user.id, status: 'active' });
  });
});

describe('API keys of two tenants', () => {
  it('are apart', async () => {
    const [ours, theirs] = [await aKey(), await aKey({}, rival)];
    expect(await listed(ours.id, rival)).toBeUndefined();
    expect(await listed(theirs.id)).toBeUndefined();
    expect(await problemOf(revoke(ours.id, rival))).toMatchObject({ status: 404, code: 'api-key.not-found' });
    const process = await bearing(ours).post('/processes', ProcessSchema, aDefinition());
    const unseen = bearing(theirs).get(`/processes/${process.id}`, z.unknown());
    expect(await problemOf(unseen)).toMatchObject({ status: 404 });
    const { tenant } = await rival.get('/auth/validate', validate.result);
    const named = { headers: { 'x-tenant-id': tenant.id } };
    const mismatch = bearing(ours).call('GET', '/processes', z.unknown(), named);
    expect(await problemOf(mismatch)).toMatchObject({ status: 403, code: 'auth.tenant-mismatch' });
    const [, ourId] = ours.key.split('_');
    const [, theirId] = theirs.key.split('_');
    const moved = theirs.key.replace(theirId!, ourId!);
    expect(await problemOf(bearing({ key: moved }).get('/processes', z.unknown()))).toMatchObject({
      status: 401,
      code: 'auth.api-key-invalid',
    });
  });
});

describe('What is no API key', () => {
  it.each([
    ['cut short', (key: string) => key.slice(0, -1)],
    ['with another secret', (key: string) => `${key.slice(0, -43)}${'A'.repeat(43)}`],
    ['only its beginning', () => 'fmk_'],
    ['very long', (key: string) => `fmk_${key.repeat(50)}`],
  ])('is refused: %s', async (_, bad) => {
    const { key } = await aKey();
    expect(await problemOf(bearing({ key: bad(key) }).get('/processes', z.unknown()))).toMatchObject({
      status: 401,
      code: 'auth.api-key-invalid',
      help: expect.stringMatching(/\.$/),
    });
  });

  it.each([
    ['no name', { name: ' ' }, '/name'],
    ['a long name', { name: 'x'.repeat(101) }, '/name'],
    ['no roles', { roles: [] }, '/roles'],
    ['an unknown role', { roles: ['owner'] }, '/roles/0'],
    ['an expiry that is no time', { expiresAt: 'tomorrow' }, '/expiresAt'],
    ['an expiry that has passed', { expiresAt: '2020-01-01T00:00:00.000Z' }, '/expiresAt'],
    ['an id of its own', { id: 'x' }, '/id'],
  ])('is not made: %s', async (_, more, path) => {
    const problem = await problemOf(ada.post('/api-keys', z.unknown(), { name: 'CI', roles: ['designer'], ...more }));
    expect(problem).toMatchObject({ status: 422, errors: [{ path, help: expect.stringMatching(/\.$/) }] });
  });

  it.each([
    ['0', 422, 'request.invalid'],
    ['b0000000-0000-4000-8000-00000000dead', 404, 'api-key.not-found'],
  ])('is not revoked: %s', async (id, status, code) => {
    expect(await problemOf(revoke(id))).toMatchObject({ status, code });
  });

  it('is made by no employee', async () => {
    const { id } = await aKey();
    for (const call of [() => aKey({}, emil), () => emil.get('/api-keys', z.unknown()), () => revoke(id, emil)])
      expect(await problemOf(call())).toMatchObject({ status: 403, code: 'auth.forbidden' });
  });
});
