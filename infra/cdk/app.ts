import { join } from 'node:path';
import { API_PREFIX, operations } from '#contracts/operations.ts';
import { existingEntries } from './bundles.ts';
import { FlowMasterApp } from './flowmaster-app.ts';

// The entry that `cdk` runs (through bin/build.ts): what is on disk becomes the assembly in CDK_OUTDIR.
const root = join(import.meta.dirname, '../..');

new FlowMasterApp({
  entries: existingEntries(root),
  bundles: join(root, 'build/lambda'),
  operations,
  apiPrefix: API_PREFIX,
  webDist: join(root, 'web/dist'),
}).synth();
