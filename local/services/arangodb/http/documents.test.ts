import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf, type Scratch, startScratch } from '../testing/scratch.ts';

let scratch: Scratch;

beforeAll(async () => {
  scratch = await startScratch();
});

afterAll(() => scratch.stop());

async function collection(name: string) {
  return scratch.db.createCollection<Record<string, unknown>>(name);
}

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${scratch.url}/_db/scratch${path}`, {
    method,
    headers: { authorization: `Basic ${btoa('root:')}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

describe('single documents', () => {
  it('are inserted, read, updated, replaced and removed', async () => {
    const users = await collection('users');
    const saved = await users.save({ _key: 'ann', name: 'Ann', address: { city: 'Rome' } }, { returnNew: true });
    expect(saved).toMatchObject({ _key: 'ann', _id: 'users/ann', new: { name: 'Ann' } });
    expect(await users.update('ann', { address: { zip: 1 } }, { returnOld: true, returnNew: true })).toMatchObject({
      _oldRev: saved._rev,
      old: { address: { city: 'Rome' } },
      new: { address: { city: 'Rome', zip: 1 } },
    });
    await users.replace('ann', { name: 'Anna' });
    expect(await users.document('ann')).toEqual({
      _key: 'ann',
      _id: 'users/ann',
      _rev: expect.any(String),
      name: 'Anna',
    });
    expect(await users.remove('ann', { returnOld: true })).toMatchObject({ old: { name: 'Anna' } });
    expect(await users.document('ann', { graceful: true })).toBeNull();
  });

  it('honour If-Match and If-None-Match', async () => {
    const pages = await collection('pages');
    const { _rev } = await pages.save({ _key: 'p' });
    const stale = await call('PATCH', '/_api/document/pages/p', { x: 1 }, { 'if-match': '"_old"' });
    expect(stale).toMatchObject({ status: 412, body: { errorNum: 1200, code: 412, _key: 'p', _rev } });
    expect(await call('GET', '/_api/document/pages/p', undefined, { 'if-none-match': `"${_rev}"` })).toMatchObject({
      status: 304,
    });
    expect((await call('GET', '/_api/document/pages/p')).headers.get('etag')).toBe(`"${_rev}"`);
    expect((await call('PATCH', '/_api/document/pages/p', { x: 1 }, { 'if-match': `"${_rev}"` })).status).toBe(202);
  });

  it('are overwritten as the mode says', async () => {
    const modes = await collection('modes');
    await modes.save({ _key: 'm', a: 1 });
    expect(await failureOf(modes.save({ _key: 'm' }))).toMatchObject({ errorNum: 1210, code: 409 });
    await modes.save({ _key: 'm', a: 2 }, { overwriteMode: 'ignore' });
    expect(await modes.document('m')).toMatchObject({ a: 1 });
    await modes.save({ _key: 'm', b: 2 }, { overwriteMode: 'update' });
    expect(await modes.document('m')).toMatchObject({ a: 1, b: 2 });
    await modes.save({ _key: 'm', c: 3 }, { overwriteMode: 'replace' });
    expect(await modes.document('m')).not.toHaveProperty('a');
  });

  it('answer bad input with its number', async () => {
    await collection('strict');
    const cases: [string, string, unknown, number, number][] = [
      ['POST', '/_api/document/nowhere', {}, 404, 1203],
      ['POST', '/_api/document/strict', 'not json', 400, 600],
      ['POST', '/_api/document/strict', '5', 400, 1227],
      ['POST', '/_api/document/strict', { _key: 'a b' }, 400, 1221],
      ['POST', '/_api/document/strict', { _key: 5 }, 400, 1221],
      ['POST', '/_api/document/strict', { _key: null }, 400, 1221],
      ['GET', '/_api/document/strict/none', undefined, 404, 1202],
      ['DELETE', '/_api/document/strict/none', undefined, 404, 1202],
      ['PATCH', '/_api/version', undefined, 405, 405],
      ['GET', '/_api/unknown', undefined, 404, 404],
      ['POST', '/_api/collection', { name: '1bad' }, 400, 1208],
      ['POST', '/_api/collection', { name: 'strict' }, 409, 1207],
    ];
    for (const [method, path, body, status, errorNum] of cases) {
      expect(await call(method, path, body), `${method} ${path}`).toMatchObject({
        status,
        body: { error: true, code: status, errorNum },
      });
    }
    const edges = await scratch.db.createEdgeCollection('strictEdges');
    expect(await failureOf(edges.save({ _from: 'x', _to: 'strict/1' }))).toMatchObject({ errorNum: 1233, code: 400 });
  });
});

describe('many documents', () => {
  it('succeed or fail one by one', async () => {
    const many = await collection('many');
    const answer = await call('POST', '/_api/document/many', [{ _key: 'a' }, { _key: 'a' }, 7]);
    expect(answer.status).toBe(202);
    expect(answer.headers.get('x-arango-error-codes')).toBe('{"1210":1,"1227":1}');
    expect(answer.body).toMatchObject([
      { _key: 'a' },
      { error: true, errorNum: 1210 },
      { error: true, errorNum: 1227 },
    ]);
    expect(await many.documents(['a', 'b'])).toMatchObject([{ _key: 'a' }, { error: true, errorNum: 1202 }]);
    expect(await many.updateAll([{ _key: 'a', n: 1 }], { returnNew: true })).toMatchObject([{ new: { n: 1 } }]);
    expect(await many.removeAll(['a', 'a'])).toMatchObject([{ _key: 'a' }, { errorNum: 1202 }]);
  });

  it('are imported, with duplicates as told', async () => {
    const bulk = await collection('bulk');
    expect(await bulk.import([{ _key: 'a', n: 1 }, { _key: 'b' }])).toMatchObject({ created: 2, errors: 0 });
    const again = await bulk.import([{ _key: 'a', m: 2 }, { _key: 'c' }], { onDuplicate: 'update' });
    expect(again).toMatchObject({ created: 1, updated: 1 });
    expect(
      await bulk.import(
        [
          ['_key', 'n'],
          ['d', 1],
          ['a', 2],
        ],
        { details: true },
      ),
    ).toMatchObject({ created: 1, errors: 1 });
    expect(await bulk.document('a')).toMatchObject({ n: 1, m: 2 });
  });
});

describe('collections and databases', () => {
  it('are listed, renamed, truncated and dropped', async () => {
    const temporary = await collection('temporary');
    await temporary.saveAll([{}, {}]);
    await temporary.truncate();
    expect(await temporary.count()).toMatchObject({ count: 0 });
    await temporary.rename('renamed');
    expect((await scratch.db.listCollections()).map(({ name }) => name)).toContain('renamed');
    await temporary.drop();
    expect(await temporary.exists()).toBe(false);
    const system = scratch.db.database('_system');
    await system.createDatabase('short');
    expect(await failureOf(system.createDatabase('short'))).toMatchObject({ errorNum: 1207, code: 409 });
    await system.dropDatabase('short');
    expect(await system.listDatabases()).toEqual(['_system', 'scratch']);
    expect(await failureOf(scratch.db.database('short').listCollections())).toMatchObject({
      errorNum: 1228,
      code: 404,
    });
  });

  it('hold documents to their schema', async () => {
    const rule = { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] };
    const schema = { rule, level: 'moderate', message: 'n is a number' } as const;
    const checked = await scratch.db.createCollection<Record<string, unknown>>('checked', { schema });
    await checked.save({ _key: 'a', n: 1 });
    const failure = { errorNum: 1620, code: 400, message: 'n is a number' };
    expect(await failureOf(checked.save({ n: 'x' }))).toMatchObject(failure);
    expect(await failureOf(checked.update('a', { n: null }))).toMatchObject(failure);
    const broken = scratch.db.createCollection('broken', { schema: { ...schema, rule: { type: 'nothing' } } });
    expect(await failureOf(broken)).toMatchObject({ code: 400 });
  });

  it('generate keys as their options say', async () => {
    const counted = await scratch.db.createCollection('counted', {
      keyOptions: { type: 'autoincrement', increment: 5, offset: 10 },
    });
    const keys = [await counted.save({}), await counted.save({})].map(({ _key }) => _key);
    expect(keys).toEqual(['10', '15']);
    const closed = await scratch.db.createCollection('closed', { keyOptions: { type: 'uuid', allowUserKeys: false } });
    expect(await failureOf(closed.save({ _key: 'mine' }))).toMatchObject({ errorNum: 1222 });
  });

  it('are for those who can log in', async () => {
    const anonymous = await fetch(`${scratch.url}/_api/version`);
    expect(anonymous.status).toBe(401);
    const wrong = scratch.db.database('_system').login('root', 'wrong');
    expect(await failureOf(wrong)).toMatchObject({ code: 401 });
  });
});
