import { describe, expect, it } from 'vitest';
import { compileProcess } from '../index.ts';
import { aProcess, aTarget, end, script, start, way } from '../testing/builders.ts';

const inARow = (count: number) => {
  const ids = Array.from({ length: count }, (_, at) => `s${at}`);
  return aProcess([start(), ...ids.map((id) => script(id)), end()], way('start', ...ids, 'end'));
};

function compiled(count: number) {
  const result = compileProcess(inARow(count), aTarget());
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result;
}

const bytes = (text: string) => Buffer.byteLength(text);

describe('A process that is larger than one state machine may be', () => {
  it('becomes several machines that Step Functions takes', () => {
    const { asl, machines, diagnostics, sourceMap } = compiled(2_000);
    expect(bytes(asl)).toBeGreaterThan(1_048_576);
    expect(machines.parts.length).toBeGreaterThan(1);
    for (const text of [machines.main, ...machines.parts.map((part) => part.asl)])
      expect(bytes(text)).toBeLessThan(1_048_576);
    expect(diagnostics).toMatchObject([{ code: 'process.split', severity: 'info' }]);
    expect(Object.keys(sourceMap.states).length).toBeGreaterThan(2_000);
  });

  it('runs every state in exactly one of them', () => {
    const { definition, machines } = compiled(2_000);
    const texts = [machines.main, ...machines.parts.map((part) => part.asl)];
    const names = texts.flatMap((text) => Object.keys((JSON.parse(text) as { States: object }).States));
    const own = names.filter((name) => !name.startsWith('flowmaster.'));
    expect(own.toSorted()).toEqual(Object.keys(definition.States).toSorted());
  });

  it('compiles to the same bytes every time', () => {
    expect(compiled(1_200).machines).toEqual(compiled(1_200).machines);
  });

  it('is entered at a node as it is at its start', () => {
    const { ok, machines } = compileProcess(inARow(2_000), aTarget(), { entryNode: 's1' });
    expect(ok).toBe(true);
    expect(machines?.parts.length).toBeGreaterThan(1);
  });
});

it('A process that fits stays one machine', () => {
  const { asl, machines, diagnostics } = compiled(20);
  expect(machines).toEqual({ main: asl, parts: [] });
  expect(diagnostics).toEqual([]);
});
