import { describe, expect, it } from 'vitest';
import { runInSandbox } from './sandbox.ts';

const run = (source: string, scope: { inputs?: unknown; data?: unknown; context?: unknown } = {}, bounds = {}) =>
  runInSandbox(
    { source, timeoutMs: 5_000, memoryMb: 8, ...bounds },
    { inputs: scope.inputs, data: scope.data, context: scope.context },
  );

describe('A script', () => {
  it('computes from inputs, data and context', async () => {
    const scope = { inputs: { a: 1 }, data: { b: 2 }, context: { c: 3 } };
    expect(await run('return { sum: inputs.a + data.b + context.c }', scope)).toEqual({ sum: 6 });
  });

  it('that returns nothing gives an empty object', async () => {
    expect(await run('const a = 1;')).toEqual({});
  });

  it('cannot change what it was given', async () => {
    const inputs = { list: [1] };
    await run('inputs.list.push(2); return inputs', { inputs });
    expect(inputs).toEqual({ list: [1] });
  });

  it('finds nothing of the host', async () => {
    const names = ['process', 'require', 'fetch', 'console', 'setTimeout', 'WebAssembly', 'Buffer'];
    const source = `return { seen: [${names.map((name) => `typeof ${name}`).join(', ')}] }`;
    expect(await run(source)).toEqual({ seen: names.map(() => 'undefined') });
    expect(await run('return { seen: typeof inputs.constructor.constructor("return this")().process }')).toEqual({
      seen: 'undefined',
    });
  });

  it('leaves nothing behind for the next one', async () => {
    await run('globalThis.left = 1; Array.prototype.map = () => 0; return {}');
    expect(await run('return { left: typeof left, map: [1].map((n) => n + 1) }')).toEqual({
      left: 'undefined',
      map: [2],
    });
  });

  it.each<[string, string, string, RegExp, object?]>([
    ['that never ends', 'while (true) {}', 'FlowMaster.ScriptTimeout', /did not end within 200 ms/, { timeoutMs: 200 }],
    [
      'that swallows its interruption',
      'for (;;) { try { for (;;) {} } catch {} }',
      'FlowMaster.ScriptTimeout',
      /200 ms/,
      { timeoutMs: 200 },
    ],
    [
      'that eats memory',
      'const all = []; for (;;) all.push({ n: 1 })',
      'FlowMaster.ScriptMemory',
      /more than 8 MB/,
      { timeoutMs: 20_000 },
    ],
    ['that recurses without end', 'const f = () => f() + 1; return f()', 'FlowMaster.ScriptError', /stack overflow/],
    [
      'that throws',
      'const a = 1;\nthrow new Error("no stock")',
      'FlowMaster.ScriptError',
      /^Error: no stock \(line 2\)$/,
    ],
    ['that uses what is not there', 'return {\n  a: b\n}', 'FlowMaster.ScriptError', /'b' is not defined \(line 2\)/],
    ['that does not parse', 'let x = ;', 'FlowMaster.ScriptError', /^SyntaxError: .*\(line 1\)$/],
    ['that throws no error', 'throw "stop"', 'FlowMaster.ScriptError', /^stop$/],
    ['that returns no object', 'return [1]', 'FlowMaster.ScriptError', /returned \[1\]; it must return an object/],
    ['that returns a circle', 'const a = {}; a.a = a; return a', 'FlowMaster.ScriptError', /circular/],
  ])('%s fails clearly', async (_, source, name, message, bounds = {}) => {
    const failure: unknown = await run(source, {}, bounds).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name, message: expect.stringMatching(message) as string });
  });

  it('runs after one that used up its memory', async () => {
    await run('const all = []; for (;;) all.push({ n: 1 })', {}, { timeoutMs: 20_000 }).catch(() => undefined);
    expect(await run('return { ok: true }')).toEqual({ ok: true });
  });
});
