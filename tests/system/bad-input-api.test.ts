import { describe, expect, inject, it } from 'vitest';
import { ProblemSchema } from '#contracts/core/problem.ts';
import { BpmnCheckSchema, BpmnImportSchema } from '#contracts/processes/bpmn.ts';
import { ProcessSchema, publishProcess, validateProcess } from '#contracts/processes/index.ts';
import { signIn } from '#examples/player/people.ts';
import type { BadDocument } from '../bad-input/bad-input.ts';
import { badDefinitions, badDocuments } from '../bad-input/cases.ts';
import { problemOf } from './problem-of.ts';
import { xmlClient } from './xml-client.ts';

const url = inject('url');
const dana = await signIn(url, 'dana');
const send = await xmlClient(url);

const remedied = (code: string) => expect.objectContaining({ code, help: expect.stringMatching(/\.$/) });

describe.concurrent('A bad definition is', () => {
  it.each(badDefinitions)(
    'checked, and kept from being published: $name',
    async ({ code, severity = 'error', at, path, definition, notStored }) => {
      const found = expect.objectContaining({ code, severity, ...at, ...(path && { path }) });
      const check = await dana.post('/processes/validate', validateProcess.result, definition);
      expect(check).toMatchObject({
        publishable: severity !== 'error',
        diagnostics: expect.arrayContaining([found]),
      });
      if (notStored) {
        const refused = await problemOf(dana.post('/processes', ProcessSchema, definition));
        expect(refused).toMatchObject({ status: 422, code: 'process.invalid' });
        expect(refused.errors).toContainEqual(
          expect.objectContaining({ path: expect.stringMatching(/^\//), help: expect.stringMatching(/\.$/) }),
        );
        return;
      }
      const { id } = await dana.post('/processes', ProcessSchema, definition);
      const publishing = dana.post(`/processes/${id}/publish`, publishProcess.result, {});
      if (severity !== 'error') {
        expect((await publishing).diagnostics).toContainEqual(found);
        return;
      }
      const refused = await problemOf(publishing);
      expect(refused).toMatchObject({ status: 422, code: 'process.not-publishable' });
      expect(refused.errors).toContainEqual(remedied(code));
    },
  );
});

describe.concurrent('A bad document is', () => {
  const asSent = ({ content }: BadDocument) =>
    typeof content === 'string'
      ? ([content, 'application/xml'] as const)
      : ([content, 'application/octet-stream'] as const);

  it.each(badDocuments.filter(({ refused }) => refused))('refused: $name', async (bad) => {
    for (const path of ['/processes/import/check', '/processes/import']) {
      const { status, body } = await send('POST', path, ...asSent(bad));
      expect(status).toBe(bad.code.startsWith('bpmn.too-') ? 413 : 422);
      const problem = ProblemSchema.parse(body);
      expect(problem).toMatchObject({ code: bad.code, help: expect.stringMatching(/\.$/) });
      expect(problem.errors?.[0]?.path).toMatch(/./);
    }
  });

  it.each(badDocuments.filter(({ refused }) => !refused))('imported with what there is to say: $name', async (bad) => {
    const { code, severity = 'error', at } = bad;
    const found = expect.objectContaining({ code, severity, ...at });
    const check = BpmnCheckSchema.parse((await send('POST', '/processes/import/check', ...asSent(bad))).body);
    const { processes, diagnostics } = BpmnImportSchema.parse(
      (await send('POST', '/processes/import', ...asSent(bad))).body,
    );
    expect([...check.diagnostics, ...check.processes[0]!.diagnostics]).toContainEqual(found);
    expect([...diagnostics, ...processes[0]!.diagnostics]).toContainEqual(found);
    if (severity !== 'error') return;
    expect(processes[0]!.publishable).toBe(false);
    const { id } = processes[0]!.process;
    const refused = await problemOf(dana.post(`/processes/${id}/publish`, publishProcess.result, {}));
    expect(refused.code).toBe('process.not-publishable');
  });
});
