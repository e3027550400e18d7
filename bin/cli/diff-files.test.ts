import { describe, expect, it } from 'vitest';
import { aProcess, end, human, script, start, way } from '#compiler/testing/builders.ts';
import { aFile, flowmaster } from './testing/flowmaster.ts';

const flows = way('start', 'ask', 'end');
const before = aProcess([start(), human('ask', { title: 'Ask' }), end()], flows);

describe('flowmaster diff', () => {
  it('finds no difference in another order of the same elements', async () => {
    const same = { ...before, nodes: [...before.nodes].reverse() };
    const ran = await flowmaster(['diff', aFile(before), aFile(same)]);
    expect(ran).toMatchObject({ code: 0, stdout: '', stderr: 'identical\n' });
  });

  it('says what was added, removed and changed', async () => {
    const after = aProcess(
      [start(), human('ask', { title: 'Ask again' }), script('count'), end()],
      way('start', 'ask', 'count', 'end'),
    );
    const { code, stdout } = await flowmaster(['diff', aFile(before), aFile(after)]);
    expect(code).toBe(1);
    expect(stdout).toContain('+ node count');
    expect(stdout).toContain('- flow ask_end');
    expect(stdout).toContain('"Ask" → "Ask again"');
  });

  it('writes JSON, and takes one of the two from stdin', async () => {
    const moved = aProcess([start(), human('ask', { title: 'Ask', position: { x: 1, y: 2 } }), end()], flows);
    const ran = await flowmaster(['diff', '-', aFile(moved), '--json'], { stdin: JSON.stringify(before) });
    expect(ran.code).toBe(0);
    expect(ran.json()).toMatchObject({ ok: true, identical: false, counts: { moved: 1 } });
  });

  it.each([
    [['-', '-'], 2],
    [[aFile(before)], 2],
    [[aFile(before), aFile({ name: 'none' })], 1],
  ])('refuses %j', async (files, code) => {
    expect((await flowmaster(['diff', ...files])).code).toBe(code);
  });
});
