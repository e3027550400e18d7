import { describe, expect, it } from 'vitest';
import { importCommand } from '../../bin/cli/commands/import.ts';
import { validateCommand } from '../../bin/cli/commands/validate.ts';
import { aFile, flowmaster } from '../../bin/cli/testing/flowmaster.ts';
import { runHere } from '../../bin/cli/testing/in-process.ts';
import { badDefinitions, badDocuments } from './cases.ts';

const read = badDocuments.filter(({ refused }) => !refused);

describe('flowmaster validate', () => {
  it.each(badDefinitions)('$name: $code', async ({ code, severity = 'error', at, definition }) => {
    const said = await runHere(validateCommand, aFile(definition));
    expect(said.code).toBe(severity === 'error' ? 1 : 0);
    expect(said.json).toBeUndefined();
    const lines = said.text.split('\n');
    const line = lines.findIndex((one) => one.startsWith(severity) && one.includes(`[${code}]`));
    expect(lines[line]).toContain(at?.nodeId ?? at?.flowId ?? '');
    // The remedy stands below, behind the way that shows the fault.
    expect(lines.slice(line + 1).find((one) => !one.includes('on the way'))).toMatch(/^ {4}\S.*\.$/);
    const asJson = await runHere(validateCommand, aFile(definition), '--json');
    expect(asJson.json).toMatchObject({
      ok: severity !== 'error',
      diagnostics: expect.arrayContaining([expect.objectContaining({ code, severity, ...at })]),
    });
  });
});

describe('flowmaster import', () => {
  it.each(read)('$name: $code', async ({ code, severity = 'error', content }) => {
    const file = aFile(content, 'bpmn');
    const { text } = await runHere(validateCommand, file);
    expect(text).toContain(`[${code}]`);
    // What the compiler finds is no matter of the import.
    if (!code.startsWith('bpmn.')) return;
    const said = await runHere(importCommand, file);
    expect(said.text).toMatch(new RegExp(`^${severity} .*\\[${code.replace('.', '\\.')}\\]`, 'm'));
    if (severity === 'error') expect(said.code).toBe(1);
  });

  it.each(badDocuments.filter(({ refused }) => refused))('$name: $code', async ({ code, content }) => {
    const said = await runHere(importCommand, aFile(content, 'bpmn'), '--json');
    expect(said).toMatchObject({ code: 1, json: { ok: false, error: { code, help: expect.stringMatching(/\.$/) } } });
  });
});

it('leaves a process of its own with the same', async () => {
  const { content, code } = badDocuments.find((one) => one.code === 'bpmn.doctype')!;
  const refused = await flowmaster(['import', aFile(content, 'bpmn'), '--json']);
  expect(refused.code).toBe(1);
  expect(refused.json()).toMatchObject({ ok: false, error: { code } });
  const warned = await flowmaster([
    'validate',
    aFile(badDefinitions.find(({ severity }) => severity === 'warning')!.definition),
  ]);
  expect(warned).toMatchObject({ code: 0, stdout: '', stderr: expect.stringMatching(/^warning /m) });
});
