import { describe, expect, inject, it } from 'vitest';
import { aProcess, end, start, subprocess, way } from '#compiler/testing/builders.ts';
import { ProcessSchema, publishProcess, validateProcess } from '#contracts/processes/index.ts';
import { DEMO_PASSWORD, PEOPLE, signIn } from '#examples/player/people.ts';
import { aFile, flowmaster } from '../../bin/cli/testing/flowmaster.ts';

const url = inject('url');
const dana = await signIn(url, 'dana');
const env = { FLOWMASTER_EMAIL: PEOPLE.dana.email, FLOWMASTER_PASSWORD: DEMO_PASSWORD, FLOWMASTER_URL: url };

const calling = (name: string, processId: string) =>
  aProcess([start(), subprocess('call', { config: { processId } }), end()], way('start', 'call', 'end'), {
    name: `${name} ${Math.random().toString(36).slice(2)}`,
  });
const create = async (definition: ReturnType<typeof aProcess>) =>
  dana.call('POST', '/processes', ProcessSchema, { body: definition });
const check = (id: string) => dana.post(`/processes/${id}/validate`, validateProcess.result);
const said = (code: string) => ({
  publishable: false,
  diagnostics: [
    { severity: 'error', code, nodeId: 'call', field: '/config/processId', help: expect.stringMatching(/\.$/) },
  ],
});

describe('A process that calls', () => {
  it('a draft is told so at the API and at the command line, until that is published', async () => {
    const callee = await create(aProcess([start(), end()], way('start', 'end'), { name: 'Callee' }));
    const definition = calling('Caller of a draft', callee.body.id);
    const { body: caller } = await create(definition);
    expect(await check(caller.id)).toMatchObject(said('subprocess.not-published'));
    const deployed = await flowmaster(['deploy', aFile(definition), '--process', caller.id], { env });
    expect(deployed.code).toBe(1);
    expect(deployed.stderr).toContain('[subprocess.not-published]');
    await dana.post(`/processes/${callee.body.id}/publish`, publishProcess.result, {});
    expect(await check(caller.id)).toEqual({ publishable: true, diagnostics: [] });
  });

  it('itself on every way is told that no run would end', async () => {
    const { body, etag } = await create(aProcess([start(), end()], way('start', 'end'), { name: 'Again' }));
    const definition = calling('Again', body.id);
    await dana.put(`/processes/${body.id}`, ProcessSchema, definition, { 'if-match': etag ?? '' });
    expect(await check(body.id)).toMatchObject(said('subprocess.endless-recursion'));
    const deployed = await flowmaster(['deploy', aFile(definition), '--process', body.id, '--json'], { env });
    expect(deployed.code).toBe(1);
    expect(deployed.json()).toMatchObject({
      ok: false,
      error: { code: 'process.not-publishable', errors: [{ code: 'subprocess.endless-recursion' }] },
    });
  });

  it('nobody is told so', async () => {
    const { body } = await create(calling('Caller of nobody', 'proc_01J00000000000000000000000'));
    expect(await check(body.id)).toMatchObject(said('subprocess.process-unknown'));
  });
});
