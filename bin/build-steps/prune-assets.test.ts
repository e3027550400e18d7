import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { pruneAssets } from './prune-assets.ts';

const twoHours = 7_200_000;
let assembly: string;

beforeEach(() => {
  assembly = mkdtempSync(join(tmpdir(), 'flowmaster-assembly-'));
  for (const hash of ['used', 'old']) mkdirSync(join(assembly, `asset.${hash}`));
  const manifest = { files: { a: { source: { path: 'asset.used' } }, b: { source: { executable: ['true'] } } } };
  writeFileSync(join(assembly, 'functions.assets.json'), JSON.stringify(manifest));
});

describe('pruneAssets', () => {
  it('removes what no stack uses any more', () => {
    pruneAssets(assembly, Date.now() + twoHours);
    expect(readdirSync(assembly).sort()).toEqual(['asset.used', 'functions.assets.json']);
  });

  it('leaves a running system what it started from', () => {
    pruneAssets(assembly);
    expect(readdirSync(assembly)).toContain('asset.old');
  });
});
