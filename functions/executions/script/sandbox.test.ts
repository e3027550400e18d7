import { describe, expect, it } from 'vitest';
import { runInSandbox } from './sandbox.ts';

const TENANT = '0192f0c1-0000-7000-8000-000000000001';

const run = (source: string, scope: { inputs?: unknown; data?: unknown; context?: unknown } = {}, bounds = {}) =>
  runInSandbox(
    TENANT,
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
    [
      'that eats memory by many small pieces',
      'const all = []; for (let n = 0; n < 200000; n += 1) all.push({ n, list: [n, n, n] }); return {}',
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

/** Ways to leave a number behind where the next call finds it; each answers how often it has been called. */
const MEMORIES: [string, string][] = [
  ['a global', 'globalThis.n = (globalThis.n ?? 0) + 1; return { n }'],
  ['a global made by indirect eval', '(0, eval)("var n = (globalThis.n ?? 0) + 1; let once = 1"); return { n }'],
  ['a global made by the Function constructor', 'return { n: Function("return this.n = (this.n ?? 0) + 1")() }'],
  ['a prototype', 'Object.prototype.n = ({}.n ?? 0) + 1; return { n: {}.n }'],
  ['an intrinsic function', 'Array.prototype.map.n = ([].map.n ?? 0) + 1; return { n: [].map.n }'],
  [
    'an intrinsic that nothing names',
    'const f = (function* () {}).constructor; f.n = (f.n ?? 0) + 1; return { n: f.n }',
  ],
  [
    'a symbol of the registry',
    'const s = Symbol.for("s"); globalThis[s] = (globalThis[s] ?? 0) + 1; return { n: globalThis[s] }',
  ],
  [
    'the description table of symbols',
    'const d = Symbol.prototype; d.n = (d.n ?? 0) + 1; return { n: Symbol.iterator.n }',
  ],
  ['itself', 'const f = (function f() { return f })(); f.n = (f.n ?? 0) + 1; return { n: f.n }'],
  ['its template strings', 'const t = ((strings) => strings)`a`; try { t.n = 2 } catch {} return { n: t.n ?? 1 }'],
  [
    'the last match of a regular expression',
    'const n = (RegExp.$1?.length ?? 0) + 1; /(a+)/.exec("a".repeat(n)); return { n }',
  ],
  [
    'a getter',
    'const o = Object.prototype; const n = (o.m ?? 0) + 1; Object.defineProperty(o, "m", { get: () => n, configurable: true }); return { n }',
  ],
  [
    'a proxy in place of a global',
    'const n = (Math.n ?? 0) + 1; globalThis.Math = new Proxy(Math, { get: (t, k) => (k === "n" ? n : t[k]) }); return { n }',
  ],
  [
    'a promise that is pending',
    'globalThis.n ??= 0; Promise.resolve().then(() => { globalThis.n += 1 }); return { n: n + 1 }',
  ],
  ['JSON, which carries its result', 'JSON.stringify = () => "no"; JSON.parse = () => ({}); return { n: 1 }'],
  [
    'its frozen globals',
    'const frozen = Object.isFrozen(Array.prototype); Object.freeze(Array.prototype); return { n: frozen ? 2 : 1 }',
  ],
  [
    'what stands outside of its function',
    '}, (globalThis.n = 0, JSON), Object), ((main, { parse, stringify }) => () => stringify(main()))(() => {\n return { n: ++globalThis.n }',
  ],
];

describe('The sandbox', () => {
  it.each(MEMORIES)('does not remember a call in %s', async (_, source) => {
    expect(await run(source)).toEqual({ n: 1 });
    expect(await run(source)).toEqual({ n: 1 });
    expect(await run('return { n: typeof n, m: {}.m, map: [1].map((n) => n + 1) }')).toEqual({
      n: 'undefined',
      map: [2],
    });
  });

  it('forgets what a script did before it failed', async () => {
    const source = 'globalThis.n = (globalThis.n ?? 0) + 1; if (inputs.fail) throw new Error(`no ${n}`); return { n }';
    await expect(run(source, { inputs: { fail: true } })).rejects.toThrow('no 1');
    expect(await run(source)).toEqual({ n: 1 });
  });

  it('runs many scripts by turns, each over its own values', async () => {
    for (let at = 0; at < 100; at += 1) {
      const source = `return { at: inputs.at, own: ${at % 40}, list: Array.from({ length: 200 }, (_, n) => n * inputs.at).at(-1) }`;
      expect(await run(source, { inputs: { at } })).toEqual({ at, own: at % 40, list: 199 * at });
    }
  });

  it('keeps the bounds of a script although another ran with wider ones', async () => {
    const hungry =
      'const all = []; for (let n = 0; n < inputs.n; n += 1) all.push({ n, list: [n, n, n] }); return { n: all.length }';
    expect(await run(hungry, { inputs: { n: 100_000 } }, { memoryMb: 64 })).toEqual({ n: 100_000 });
    await expect(run(hungry, { inputs: { n: 100_000 } }, { memoryMb: 8 })).rejects.toMatchObject({
      name: 'FlowMaster.ScriptMemory',
    });
    expect(await run(hungry, { inputs: { n: 10 } }, { memoryMb: 8 })).toEqual({ n: 10 });
  });

  it('gives each call random numbers of its own', async () => {
    const source = 'return { list: Array.from({ length: 20 }, () => Math.random()) }';
    const [one, other] = [await run(source), await run(source)] as { list: number[] }[];
    expect(new Set([...one!.list, ...other!.list]).size).toBe(40);
    expect([...one!.list, ...other!.list].every((number) => number >= 0 && number < 1)).toBe(true);
  });

  it('reads the clock at each call', async () => {
    const source = 'return { now: Date.now() }';
    const { now: first } = (await run(source)) as { now: number };
    await expect.poll(async () => ((await run(source)) as { now: number }).now).toBeGreaterThan(first);
  });
});
