import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { API_PREFIX, operations } from '#contracts/operations.ts';
import { existingEntries } from './bundles.ts';
import { FlowMasterApp } from './flowmaster-app.ts';

// The entry that `cdk` runs (through bin/build.ts): what is on disk becomes the assembly in CDK_OUTDIR.
const root = join(import.meta.dirname, '../..');
const bundles = join(root, 'build/lambda');
const entries = existingEntries(root);
const missing = entries.filter(({ name }) => !existsSync(join(bundles, name, 'index.mjs'))).map(({ name }) => name);
if (missing.length > 0) {
  console.error(`Not bundled yet: ${missing.join(', ')}. Run npm run build, which bundles and then synthesizes.`);
  process.exit(1);
}

new FlowMasterApp({
  entries,
  bundles,
  operations,
  apiPrefix: API_PREFIX,
  platformWorkflows: join(root, 'state-machines/platform'),
  webDist: join(root, 'web/dist'),
}).synth();
