import { describe, expect, it } from 'vitest';
import { aProcess, end, flow, gateway, human, script, start, way } from '#compiler/testing/builders.ts';
import { aFile, flowmaster } from './testing/flowmaster.ts';

const sound = aProcess(
  [start(), script('total', { outputs: ['total'] }), human('approve'), end()],
  way('start', 'total', 'approve', 'end'),
);
const stuck = aProcess(
  [start(), gateway('split', 'exclusive'), gateway('join', 'parallel'), human('a'), human('b'), end()],
  [
    ...way('start', 'split'),
    flow('split', 'a', { condition: 'x > 1' }),
    flow('split', 'b', { isDefault: true }),
    ...way('a', 'join', 'end'),
    ...way('b', 'join'),
  ],
);

describe('flowmaster', () => {
  it('says what it can do', async () => {
    const { code, stdout } = await flowmaster(['--help']);
    expect(code).toBe(0);
    for (const name of ['validate', 'compile', 'run', 'deploy']) expect(stdout).toContain(`  ${name}`);
    expect(stdout).toContain('Exit codes');
  });

  it('says how a command is used', async () => {
    const { code, stdout } = await flowmaster(['compile', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--tenant <uuid>');
    expect(stdout).toContain('Examples:');
  });

  it.each([
    [[], 'Usage: flowmaster'],
    [['publish'], 'no command "publish"'],
    [['validate'], 'takes <file>'],
    [['validate', 'a', 'b'], 'takes <file>'],
    [['validate', 'process.json', '--quick'], "Unknown option '--quick'"],
    [['validate', '/nowhere/process.json'], 'no file "/nowhere/process.json"'],
    [['validate', '/'], 'is a folder'],
    [['compile', aFile(sound), '--version', 'one'], '--version "one"'],
    [['compile', aFile(sound), '--tenant', 'acme'], '--tenant "acme"'],
    [['compile', aFile(sound), '--functions', '{'], '--functions must be'],
    [['deploy', aFile(sound)], 'FLOWMASTER_URL'],
    [['deploy', aFile(sound), '--url', 'ftp://x'], 'no URL'],
    [['deploy', aFile(sound), '--url', 'http://127.0.0.1:1'], 'Nobody is signed in'],
  ])('refuses %j as wrong usage', async (args, message) => {
    const { code, stderr } = await flowmaster(args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it('writes no colours where nobody sees them', async () => {
    const { stderr } = await flowmaster(['validate', aFile(stuck)]);
    expect(stderr).not.toContain('\u001B');
  });
});

describe('flowmaster validate', () => {
  it('finds nothing in a sound process', async () => {
    expect(await flowmaster(['validate', aFile(sound)])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'Test process: no findings\n',
    });
  });

  it('shows where a process gets stuck, and what to do', async () => {
    const { code, stderr } = await flowmaster(['validate', aFile(stuck)]);
    expect(code).toBe(1);
    expect(stderr).toContain('node join');
    expect(stderr).toContain('on the way start → ');
  });

  it('reads stdin and writes JSON', async () => {
    const ran = await flowmaster(['validate', '-', '--json'], { stdin: JSON.stringify(stuck) });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toBe('');
    expect(ran.json()).toMatchObject({ ok: false, diagnostics: [{ severity: 'error', nodeId: 'join' }] });
  });

  it.each([
    ['no JSON', '{"name": ', 'input.not-json'],
    ['nothing', '', 'input.not-json'],
  ])('reports %s', async (_, stdin, code) => {
    const ran = await flowmaster(['validate', '-', '--json'], { stdin });
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ ok: false, error: { kind: 'findings', code } });
  });

  it('says where the definition has the wrong shape', async () => {
    const { code, json } = await flowmaster([
      'validate',
      aFile({ ...sound, nodes: [{ node_id: '1', type: 'start' }] }),
      '--json',
    ]);
    expect(code).toBe(1);
    expect(json().diagnostics).toMatchObject([
      { code: 'definition.malformed', field: '/nodes/0/node_id' },
      { code: 'definition.malformed', field: '/nodes/0/title' },
    ]);
  });
});

describe('flowmaster compile', () => {
  it('writes the state machine and nothing else on stdout', async () => {
    const ran = await flowmaster([
      'compile',
      aFile(sound),
      '--tenant',
      'a0000000-0000-4000-8000-000000000001',
      '--version',
      '2.1.0',
      '--functions',
      '{"tasks":"arn:aws:lambda:eu-west-1:1:function:mine"}',
    ]);
    expect(ran.code).toBe(0);
    expect(ran.json()).toMatchObject({ QueryLanguage: 'JSONata', StartAt: expect.any(String) });
    expect(ran.stdout).toContain('function:mine');
    expect(ran.stdout).toContain('a0000000-0000-4000-8000-000000000001');
    expect(ran.stdout).toContain('2.1.0');
  });

  it('gives the same bytes twice', async () => {
    const file = aFile(sound);
    expect((await flowmaster(['compile', file])).stdout).toBe((await flowmaster(['compile', file])).stdout);
  });

  it('writes all that the compiler knows with --json', async () => {
    const ran = await flowmaster(['compile', '-', '--json'], { stdin: JSON.stringify(sound) });
    expect(ran.json()).toMatchObject({
      ok: true,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      sourceMap: {},
      explain: expect.any(Array),
    });
  });

  it('writes nothing of a process that does not compile', async () => {
    const { code, stdout, stderr } = await flowmaster(['compile', aFile(stuck)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('error');
  });
});
