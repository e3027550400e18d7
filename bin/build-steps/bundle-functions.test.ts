import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contexts } from '#infra/contexts.ts';
import { bundleFunctions } from './bundle-functions.ts';

const root = mkdtempSync(join(tmpdir(), 'flowmaster-bundle-'));
const outdir = join(root, 'build');
const write = (path: string, content: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};
const entry = (name: string, source: string) => ({ context: contexts[0]!, door: 'api' as const, name, source });

describe('bundleFunctions', () => {
  it('writes one runnable module per function, CommonJS dependencies included, with a source map', async () => {
    write('node_modules/old/package.json', '{"name":"old","main":"index.js"}');
    write('node_modules/old/index.js', "module.exports = require('os').EOL.length + require('node:path').sep;");
    write('shared/answer.ts', 'export const answer: number = 42;');
    write(
      'functions/a/api.ts',
      "import old from 'old';\nimport { answer } from '../../shared/answer.ts';\nexport const handler = async () => ({ answer, old });",
    );
    write(
      'functions/b/tasks.ts',
      "import { createRequire } from 'node:module';\nexport const handler = () => typeof createRequire;",
    );
    await bundleFunctions(root, outdir, [
      entry('a-api', 'functions/a/api.ts'),
      entry('b-tasks', 'functions/b/tasks.ts'),
    ]);

    const a = (await import(pathToFileURL(join(outdir, 'a-api/index.mjs')).href)) as { handler: () => Promise<object> };
    const b = (await import(pathToFileURL(join(outdir, 'b-tasks/index.mjs')).href)) as { handler: () => string };
    expect(await a.handler()).toEqual({ answer: 42, old: '1/' });
    expect(b.handler()).toBe('function');
    expect(existsSync(join(outdir, 'a-api/index.mjs.map'))).toBe(true);
  });

  it('removes the bundle of a function that is gone', async () => {
    write('functions/a/api.ts', 'export const handler = 1;');
    write('build/gone-api/index.mjs', '');
    await bundleFunctions(root, outdir, [entry('a-api', 'functions/a/api.ts')]);
    expect(existsSync(join(outdir, 'gone-api'))).toBe(false);
    expect(existsSync(join(outdir, 'a-api/index.mjs'))).toBe(true);
  });

  it('fails with the place of an import that leads nowhere', async () => {
    write('functions/a/api.ts', "import './nowhere.ts';");
    await expect(bundleFunctions(root, outdir, [entry('a-api', 'functions/a/api.ts')])).rejects.toThrow(
      /functions\/a\/api\.ts:1:7: ERROR: Could not resolve "\.\/nowhere\.ts"/,
    );
  });
});
