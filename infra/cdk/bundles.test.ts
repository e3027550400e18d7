import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { existingEntries } from './bundles.ts';

function checkoutWith(...sources: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'flowmaster-bundles-'));
  for (const source of sources) {
    mkdirSync(dirname(join(root, source)), { recursive: true });
    writeFileSync(join(root, source), '');
  }
  return root;
}

describe('existingEntries', () => {
  it('lists the declared functions whose source exists', () => {
    const root = checkoutWith('functions/tasks/api.ts', 'functions/identity/authorizer.ts', 'functions/tasks/form.ts');
    expect(existingEntries(root).map(({ name }) => name)).toEqual(['identity-authorizer', 'tasks-api']);
  });

  it('lists nothing while nothing is written', () => {
    expect(existingEntries(checkoutWith())).toEqual([]);
  });

  it('refuses a function that no context declares, and says where to declare it', () => {
    const root = checkoutWith('functions/payroll/api.ts', 'functions/tasks/outbox.ts');
    expect(() => existingEntries(root)).toThrow(
      'Not declared in infra/cdk/contexts.ts: functions/payroll/api.ts, functions/tasks/outbox.ts',
    );
  });
});
