import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { FunctionEntry } from '#infra/bundles.ts';

// Dependencies that are CommonJS call `require` for Node's own modules; an ES module has none, so each bundle makes one.
const requireForCommonJs =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

/** Bundles every function in one esbuild run to `<outdir>/<name>/index.mjs`, and removes bundles of functions that are gone. */
export async function bundleFunctions(root: string, outdir: string, entries: readonly FunctionEntry[]): Promise<void> {
  mkdirSync(outdir, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: entries.map(({ name, source }) => ({ in: source, out: `${name}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    banner: { js: requireForCommonJs },
    logLevel: 'warning',
  });
  const wanted = new Set(entries.map(({ name }) => name));
  for (const folder of readdirSync(outdir)) {
    if (!wanted.has(folder)) rmSync(join(outdir, folder), { recursive: true });
  }
}
