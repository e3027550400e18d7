import { describe, expect, it } from 'vitest';
import { BpmnError, decodeBytes, importBpmn } from '#bpmn/index.ts';
import { compileProcess } from '#compiler/index.ts';
import { aTarget } from '#compiler/testing/builders.ts';
import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { BadDocument } from './bad-input.ts';
import { badDefinitions, badDocuments } from './cases.ts';
import { emittedCodes } from './emitted-codes.ts';
import { WITHOUT_CASE } from './without-case.ts';

const saidOf = (definition: ProcessDefinition) => compileProcess(definition, aTarget({ decisionModels: false }));
const bytesOf = (content: BadDocument['content']) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** Complete: something that a person reads and can act on, at an element that exists. */
function expectComplete(diagnostic: Diagnostic, { nodes, flows }: ProcessDefinition): void {
  const { nodeId, flowId, field, message, help } = diagnostic;
  expect(message).toMatch(/\S\.$/s);
  expect(help).toMatch(/\S.*\.$/s);
  if (nodeId !== undefined) expect(nodes.map((node) => node.node_id)).toContain(nodeId);
  if (flowId !== undefined) expect(flows.map((flow) => flow.id)).toContain(flowId);
  if (field !== undefined) expect(field).toMatch(/^\//);
}

describe('Every bad definition', () => {
  it.each(badDefinitions)('$name: $code', ({ code, severity = 'error', at, path, definition }) => {
    const { ok, diagnostics } = saidOf(definition);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code, severity, ...at, ...(path && { path: [...path] }) }),
    );
    expect(ok).toBe(severity !== 'error');
    for (const diagnostic of diagnostics) expectComplete(diagnostic, definition);
  });
});

describe('Every bad document', () => {
  it.each(badDocuments.filter(({ refused }) => refused))('$name: $code', async ({ code, content }) => {
    const error = await Promise.resolve()
      .then(() => importBpmn(decodeBytes(bytesOf(content))))
      .catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(BpmnError);
    expect(error).toMatchObject({ code, path: expect.stringMatching(/./), help: expect.stringMatching(/\.$/) });
  });

  it.each(badDocuments.filter(({ refused }) => !refused))('$name: $code', async (bad) => {
    const { code, severity = 'error', at, content } = bad;
    const { processes, diagnostics: general } = await importBpmn(decodeBytes(bytesOf(content)));
    const [{ definition, diagnostics: own }] = processes as [(typeof processes)[number]];
    const compiled = saidOf(definition);
    const all = [...general, ...own, ...compiled.diagnostics];
    expect(all).toContainEqual(expect.objectContaining({ code, severity, ...at }));
    // What an import cannot translate must not be published as something else.
    if (severity === 'error') expect(compiled.ok).toBe(false);
    for (const diagnostic of all) expectComplete(diagnostic, definition);
  });
});

describe('The table of bad input', () => {
  const emitted = emittedCodes();
  const met = new Set([...badDefinitions, ...badDocuments].map(({ code }) => code));

  it('has a case, or a reason, for every code that the sources say', () => {
    const open = [...emitted].filter(([code]) => !met.has(code) && WITHOUT_CASE[code] === undefined);
    expect(Object.fromEntries(open)).toEqual({});
  });

  it('knows no code that the sources do not say', () => {
    expect([...met, ...Object.keys(WITHOUT_CASE)].filter((code) => !emitted.has(code))).toEqual([]);
  });
});
