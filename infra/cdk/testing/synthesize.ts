import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { operations } from '#contracts/operations.ts';
import { declaredEntries } from '../bundles.ts';
import './no-schema-validation.ts';
import { FlowMasterApp, type FlowMasterAppProps } from '../flowmaster-app.ts';

export type StackName = 'stateful' | 'workflows' | 'functions' | 'api' | 'web' | 'observability';
export const stackNames: readonly StackName[] = ['stateful', 'workflows', 'functions', 'api', 'web', 'observability'];

/** The whole app with every declared function, whether its source is written or not: tests do not depend on the disk. */
export function createApp(overrides: Partial<FlowMasterAppProps> = {}): FlowMasterApp {
  const folder = mkdtempSync(join(tmpdir(), 'flowmaster-synth-'));
  const entries = overrides.entries ?? declaredEntries();
  for (const { name } of entries) writeBundle(join(folder, 'lambda', name));
  return new FlowMasterApp({
    stage: 'dev',
    outdir: join(folder, 'cdk.out'),
    entries,
    bundles: join(folder, 'lambda'),
    operations,
    apiPrefix: '/api/v1',
    webDist: join(folder, 'no-web'),
    platformWorkflows: join(folder, 'no-workflows'),
    // Copying assets (aws-cdk-lib brings 15 MB of its own) would be most of the time.
    context: { 'aws:cdk:disable-asset-staging': true },
    ...overrides,
  });
}

/** Templates of all stacks. */
export function synthesize(overrides: Partial<FlowMasterAppProps> = {}): Record<StackName, Template> {
  const app = createApp(overrides);
  return Object.fromEntries(
    stackNames.map((name) => [name, Template.fromStack(app.node.findChild(name) as Stack)]),
  ) as Record<StackName, Template>;
}

function writeBundle(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => ({});\n');
}
