// Builds what is deployed: the functions' bundles, the web, and the CDK assembly made of both.
//   node bin/run.mjs bin/build.ts [--lambda] [--web] [--synth] [--force] [--stage <name>]
// Without a step: all three. A step whose inputs have not changed since its last run is skipped, unless --force.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { existingEntries } from '#infra/bundles.ts';
import { bundleFunctions } from './build-steps/bundle-functions.ts';
import { pruneAssets } from './build-steps/prune-assets.ts';
import { runNode } from './build-steps/run-node.ts';
import { contentHash, Stamp } from './build-steps/stamp.ts';

const root = join(import.meta.dirname, '..');
const lambdaOut = join(root, 'build/lambda');
const webOut = join(root, 'web/dist');
const toolchain = ['package.json', 'package-lock.json', 'bin/build.ts', 'bin/build-steps'];

const { values: flags } = parseArgs({
  options: {
    lambda: { type: 'boolean', default: false },
    web: { type: 'boolean', default: false },
    synth: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    stage: { type: 'string', default: process.env.STAGE ?? 'local' },
  },
});
const all = !flags.lambda && !flags.web && !flags.synth;

interface Step {
  /** Also the name of the file that remembers the inputs' hash. */
  name: string;
  hash: string;
  output: string;
  run: () => Promise<void>;
}

async function perform({ name, hash, output, run }: Step): Promise<void> {
  const stamp = new Stamp(join(root, 'build/stamps', name), hash);
  if (!flags.force && stamp.isFresh(output)) {
    console.log(`${name}: up to date`);
    return;
  }
  const started = performance.now();
  await run();
  stamp.write();
  console.log(`${name}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function bundles(): Step {
  const entries = existingEntries(root);
  const sources = [...toolchain, 'functions', 'shared', 'state-machines/compiler'];
  return {
    name: 'functions',
    hash: contentHash(
      root,
      sources,
      entries.map(({ name }) => name),
    ),
    output: lambdaOut,
    run: () => bundleFunctions(root, lambdaOut, entries),
  };
}

const web = (): Step => ({
  name: 'web',
  hash: contentHash(root, [...toolchain, 'web', 'shared/contracts', 'shared/process-model']),
  output: join(webOut, 'index.html'),
  run: () =>
    runNode([join(root, 'node_modules/vite/bin/vite.js'), 'build', 'web', '--logLevel', 'warn'], { cwd: root }),
});

function synth(): Step {
  // `cdk` names its own output folder and passes the stage as context; a plain build uses the flag.
  const byCdk = process.env.CDK_OUTDIR !== undefined;
  const outdir = process.env.CDK_OUTDIR ?? join(root, 'cdk.out');
  const inputs = [...toolchain, 'infra', 'shared/contracts', 'state-machines/platform', 'cdk.json'];
  const made = contentHash(root, ['build/stamps/functions', 'build/stamps/web']);
  return {
    name: 'assembly',
    hash: contentHash(root, inputs, [flags.stage, outdir, made, process.env.CDK_CONTEXT_JSON ?? '']),
    output: join(outdir, 'manifest.json'),
    run: async () => {
      await runNode(['infra/cdk/app.ts'], {
        cwd: root,
        env: {
          CDK_OUTDIR: outdir,
          STAGE: flags.stage,
          NODE_COMPILE_CACHE: join(root, 'build/compile-cache'),
          // CDK's validation against CloudFormation's schemas takes most of a synthesis. `cdk` and the tests do it;
          // a start on one machine need not.
          ...(!byCdk && { CDK_VALIDATION: 'false' }),
        },
      });
      pruneAssets(outdir);
    },
  };
}

try {
  const before: Promise<void>[] = [];
  if (all || flags.lambda) before.push(perform(bundles()));
  if ((all || flags.web) && existsSync(join(root, 'web/index.html'))) before.push(perform(web()));
  await Promise.all(before);
  if (all || flags.synth) await perform(synth());
} catch (error) {
  console.error(`build: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
