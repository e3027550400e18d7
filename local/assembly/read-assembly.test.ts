import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readAssembly } from './read-assembly.ts';

const fixture = fileURLToPath(new URL('../fixtures/two-functions', import.meta.url));
const made: string[] = [];

function directoryWith(files: Record<string, unknown>): string {
  const directory = mkdtempSync(join(tmpdir(), 'flowmaster-assembly-'));
  made.push(directory);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}

afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

describe('reading an assembly', () => {
  it('orders stacks by their dependencies and finds assets by object key', () => {
    const { stacks, assets } = readAssembly(fixture);
    expect(stacks.map(({ name }) => name)).toEqual(['notes-data', 'notes-app']);
    expect(assets.get('notes.zip')).toEqual({ path: join(fixture, 'asset.notes'), packaging: 'zip' });
  });

  it('says how to make one when there is none', () => {
    expect(() => readAssembly('/nowhere')).toThrow('Cannot read /nowhere/manifest.json: synthesize the stacks first');
  });

  it('names the file that is not JSON', () => {
    expect(() => readAssembly(directoryWith({ 'manifest.json': '{' }))).toThrow(
      /manifest\.json is not what CDK writes/,
    );
  });

  it('refuses a template with a Transform', () => {
    const artifacts = { a: { type: 'aws:cloudformation:stack', properties: { templateFile: 'a.json' } } };
    const directory = directoryWith({ 'manifest.json': { artifacts }, 'a.json': { Transform: 'AWS::Serverless' } });
    expect(() => readAssembly(directory)).toThrow(/Transform runs inside CloudFormation/);
  });
});
