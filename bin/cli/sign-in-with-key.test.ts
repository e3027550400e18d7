import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aProcess, end, start, way } from '#compiler/testing/builders.ts';
import { parseGiven } from './command.ts';
import { deployCommand } from './commands/deploy.ts';
import { signIn } from './platform/session.ts';
import { type Answer, aPlatform } from './testing/a-platform.ts';
import { aFile, flowmaster } from './testing/flowmaster.ts';

const key = `fmk_${'0a'.repeat(16)}_${'0b'.repeat(16)}_${'s3cret-_'.repeat(5)}xyz`;
const empty: Record<string, Answer> = { 'GET /processes': { body: { items: [] } } };
const revoked = {
  code: 'auth.api-key-revoked',
  detail: `The API key ${key} was revoked.`,
  help: 'Use another API key; administrators of the tenant make them.',
};

/** Signs in as `flowmaster deploy` does with these options and variables. */
const signInWith = (url: string, args: string[], env: Record<string, string>) =>
  signIn(parseGiven(deployCommand, ['file', '--url', url, ...args]), env);

describe('Signing in with an API key', () => {
  it.each([
    ['--key', ['--key', key], {}],
    ['FLOWMASTER_API_KEY', [], { FLOWMASTER_API_KEY: key }],
    ['FLOWMASTER_API_KEY with the line end of a file', [], { FLOWMASTER_API_KEY: `${key}\n` }],
    ['--key, whatever else is set', ['--key', key], { FLOWMASTER_API_KEY: 'fmk_other', FLOWMASTER_TOKEN: 'token' }],
    ['FLOWMASTER_API_KEY before a token', [], { FLOWMASTER_API_KEY: key, FLOWMASTER_TOKEN: 'token' }],
  ])('takes it from %s', async (_, args, env) => {
    const { url, seen } = await aPlatform(empty);
    const platform = await signInWith(url, args, env);
    await platform.call('GET', '/processes', z.unknown());
    expect(seen).toMatchObject([{ request: 'GET /processes', headers: { authorization: `Bearer ${key}` } }]);
  });

  it('takes an empty one for none, which a secret is that CI does not know', async () => {
    const { url, seen } = await aPlatform(empty);
    const platform = await signInWith(url, [], { FLOWMASTER_API_KEY: '', FLOWMASTER_TOKEN: 'token' });
    await platform.call('GET', '/processes', z.unknown());
    expect(seen[0]?.headers.authorization).toBe('Bearer token');
    await expect(signInWith(url, [], { FLOWMASTER_API_KEY: '' })).rejects.toMatchObject({
      kind: 'usage',
      help: expect.stringContaining('FLOWMASTER_API_KEY'),
    });
  });

  it.each([
    ['an access token', 'eyJhbGciOi.s3cret.x'],
    ['a text of two lines', 'fmk_a\nfmk_s3cret'],
    ['nothing', ''],
  ])('refuses %s, and does not repeat it', async (_, wrong) => {
    const refused: unknown = await signInWith('http://127.0.0.1:9', ['--key', wrong], {}).catch((error) => error);
    expect(refused).toMatchObject({ kind: 'usage', help: expect.stringContaining('FLOWMASTER_TOKEN') });
    expect(String(refused)).not.toContain('s3cret');
  });
});

describe('The command line never shows an API key', () => {
  const file = aFile(aProcess([start(), end()], way('start', 'end'), { name: 'Empty' }));

  it('in the list of processes', async () => {
    let shown = '';
    const { url } = await aPlatform(empty, () => {
      shown = execFileSync('ps', ['-A', '-o', 'args'], { encoding: 'utf8' });
    });
    await flowmaster(['deploy', file, '--url', url, '--key', key]);
    expect(shown).toContain('flowmaster');
    expect(shown).not.toContain(key);
  });

  it.each([[[]], [['--json']]])('in what it says when the platform refuses it %j', async (more) => {
    const { url } = await aPlatform({ 'GET /processes': { status: 401, body: revoked } });
    const { code, stdout, stderr } = await flowmaster(['deploy', file, '--url', url, '--key', key, ...more]);
    expect(code).toBe(3);
    expect(stdout + stderr).toContain(revoked.code);
    expect(stdout + stderr).toContain(revoked.help);
    expect(stdout + stderr).not.toContain('s3cret');
  });

  it('where it stands in the place of something else', async () => {
    const { code, stderr } = await flowmaster(['deploy', key, '--url', 'http://127.0.0.1:9']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no file');
    expect(stderr).not.toContain('s3cret');
  });
});
