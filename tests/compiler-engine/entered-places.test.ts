import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import type { Marking } from '../../shared/contracts/processes/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import {
  aProcess,
  aTarget,
  end,
  event,
  flow,
  gateway,
  human,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { FIXTURES } from '../../state-machines/compiler/testing/fixtures.ts';
import { anEngine, compile, gives, linted } from './an-engine.ts';
import type { JsonObject } from './calls.ts';

const engine = anEngine();

const within = { scope_id: 'sub' };
const writes = (id: string, more: object = {}) =>
  script(id, { outputs: [`f_${id}`], config: { source: 'return data' }, ...more });

/** Runs a process from a marking on; every activity writes its own id. */
async function enter(definition: ProcessDefinition, entry: Marking, data: JsonObject = {}, tokens: JsonObject = {}) {
  const compiled = await linted(definition, { entry });
  const done = await engine.run(compiled.definition, data, (id) => ({ output: { [`f_${id}`]: id } }), { tokens });
  expect({ status: done.status, cause: done.cause }).toEqual({ status: 'SUCCEEDED', cause: undefined });
  return { nodes: done.visits.map(({ nodeId }) => nodeId).toSorted(), data: done.data, visits: done.visits };
}

const refusalOf = (definition: ProcessDefinition, entry: Marking) =>
  compileProcess(definition, aTarget(), { entry }).diagnostics.filter(({ severity }) => severity === 'error');

const block = aProcess(
  [
    start(),
    writes('before'),
    gateway('split', 'parallel'),
    writes('a'),
    writes('b'),
    writes('c'),
    gateway('join', 'parallel'),
    writes('after'),
    end(),
  ],
  [
    ...way('start', 'before', 'split', 'a', 'join', 'after', 'end'),
    ...way('split', 'b', 'join'),
    ...way('split', 'c', 'join'),
  ],
);

describe('A run that begins where several tokens stand', () => {
  it('goes on with each, and waits for all where they meet', async () => {
    const tokens = [{ at: 'a' }, { at: 'b' }, { waits: 'join' }];
    const own = { '2': { set: { f_c: 'earlier' }, drop: [] } };
    const done = await enter(block, { tokens }, { f_before: 1 }, own);
    expect(done.nodes).toEqual(['a', 'after', 'b']);
    expect(done.data).toEqual({ f_before: 1, f_a: 'a', f_b: 'b', f_c: 'earlier', f_after: 'after' });
  });

  it('gives a token data of its own, which others see where they meet', async () => {
    const own = { '0': { set: { x: 1 }, drop: ['f_before'] } };
    const shown = { ...block, data_definitions: [{ name: 'x', schema: {}, input: true, required: false }] };
    const done = await enter(shown, { tokens: [{ at: 'a' }, { at: 'b' }] }, { f_before: 1 }, own);
    const seen = (nodeId: string) => done.visits.find((visit) => visit.nodeId === nodeId)?.data;
    expect(seen('a')).toEqual({ x: 1 });
    expect(seen('b')).toEqual({ f_before: 1 });
    expect(seen('after')).toEqual({ x: 1, f_before: 1, f_a: 'a', f_b: 'b' });
  });

  it('counts branches without a token as done', async () => {
    expect((await enter(block, { tokens: [{ at: 'a' }, { at: 'c' }] })).nodes).toEqual(['a', 'after', 'c']);
    expect((await enter(block, { waits: 'join' })).nodes).toEqual(['after']);
  });

  it('keeps what a token wrote that came to its end', async () => {
    const apart = aProcess(
      [start(), gateway('split', 'parallel'), writes('a'), writes('b'), end('endA'), end('endB')],
      [...way('start', 'split', 'a', 'endA'), ...way('split', 'b', 'endB')],
    );
    const done = await enter(
      apart,
      { tokens: [{ at: 'b' }, { ended: true }] },
      {},
      { '1': { set: { f_a: 9 }, drop: [] } },
    );
    expect(done.data).toEqual({ f_a: 9, f_b: 'b' });
  });

  it('comes to the same parallel part again in a loop, with all of its tokens', async () => {
    const loop = aProcess(
      [
        start(),
        gateway('again', 'exclusive'),
        gateway('split', 'parallel'),
        writes('a'),
        writes('b'),
        gateway('join', 'parallel'),
        script('count', { outputs: ['n'] }),
        gateway('enough', 'exclusive'),
        end(),
      ],
      [
        ...way('start', 'again', 'split', 'a', 'join', 'count', 'enough'),
        ...way('split', 'b', 'join'),
        flow('enough', 'again', { condition: 'n < 2' }),
        flow('enough', 'end', { isDefault: true }),
      ],
    );
    const compiled = compileProcess(loop, aTarget(), { entryNode: 'a' });
    const answer = (id: string, visit: number) => ({
      output: id === 'count' ? { n: visit + 1 } : { [`f_${id}`]: visit },
    });
    const done = await engine.run(compiled.definition!, {}, answer);
    expect(done.visits.map(({ nodeId }) => nodeId).toSorted()).toEqual(['a', 'a', 'b', 'count', 'count']);
  });
});

const nested = aProcess(
  [
    start(),
    subprocess('sub', { config: { kind: 'embedded' }, title: 'Order' }),
    start('in', within),
    writes('first', within),
    writes('second', within),
    end('out', within),
    event('stop', { event: 'error', position: 'boundary', attachedTo: 'sub', name: 'Broken' }),
    writes('sorry'),
    writes('after'),
    end(),
  ],
  [...way('start', 'sub', 'after', 'end'), ...way('in', 'first', 'second', 'out'), ...way('stop', 'sorry', 'after')],
);

describe('A run that begins inside a subprocess of the drawing', () => {
  it('goes on there, and then behind the subprocess', async () => {
    const entry = { at: 'sub', inside: { at: 'second' } };
    const done = await enter(nested, entry, { f_x: 1 }, { i: { set: { f_first: 'earlier' }, drop: [] } });
    expect(done.nodes).toEqual(['after', 'second']);
    expect(done.data).toEqual({ f_x: 1, f_first: 'earlier', f_second: 'second', f_after: 'after' });
  });

  it('is caught by the events on its boundary', async () => {
    const compiled = compileProcess(nested, aTarget(), { entryNode: 'second' });
    const fails = (id: string) => (id === 'second' ? { error: 'Broken' } : { output: { [`f_${id}`]: id } });
    const done = await engine.run(compiled.definition!, {}, fails);
    expect(done.visits.map(({ nodeId }) => nodeId)).toEqual(['second', 'sorry', 'after']);
  });

  it('passes the whole subprocess when it comes to it again', async () => {
    const looped = aProcess(
      [...nested.nodes.filter(({ node_id }) => !['stop', 'sorry'].includes(node_id)), gateway('again', 'exclusive')],
      [
        ...way('start', 'sub', 'after', 'again'),
        ...way('in', 'first', 'second', 'out'),
        flow('again', 'sub', { condition: 'f_after < 1' }),
        flow('again', 'end', { isDefault: true }),
      ],
    );
    const compiled = compileProcess(looped, aTarget(), { entryNode: 'second' });
    const done = await engine.run(compiled.definition!, {}, (id, visit) => ({ output: { [`f_${id}`]: visit } }));
    expect(done.visits.map(({ nodeId }) => nodeId)).toEqual(['second', 'after', 'first', 'second', 'after']);
  });

  it('goes on behind an event on a boundary as if it had come', async () => {
    expect((await enter(nested, { at: 'stop' })).nodes).toEqual(['after', 'sorry']);
  });
});

describe('A run that begins at one node', () => {
  it('takes the branches beside it as done', async () => {
    const done = await engine.run(compile(FIXTURES.parallel!, { entryNode: 'd' }).definition, { x: 1 }, () =>
      gives({}),
    );
    expect(done.states).toEqual(['d', 'end']);
    expect(done.data).toEqual({ x: 1 });
  });

  it('needs no node before it that produces its inputs', () => {
    const process = aProcess(
      [start(), script('a', { outputs: ['x'] }), human('b', { requiredInputs: ['x'] }), end()],
      way('start', 'a', 'b', 'end'),
    );
    expect(compileProcess(process, aTarget(), { entryNode: 'b' }).ok).toBe(true);
  });
});

describe('A run cannot begin', () => {
  it('at a node that only an event reaches, or at none', () => {
    const undone = aProcess(
      [
        start(),
        script('book'),
        event('undo', { event: 'compensation', position: 'boundary', attachedTo: 'book', handler: 'unbook' }),
        script('unbook'),
        end(),
      ],
      way('start', 'book', 'end'),
    );
    expect(refusalOf(undone, { at: 'unbook' })).toMatchObject([{ code: 'entry.not-possible', nodeId: 'unbook' }]);
    expect(refusalOf(undone, { at: 'nowhere' })).toMatchObject([{ code: 'entry.not-possible', nodeId: 'nowhere' }]);
    expect(refusalOf(undone, { at: 'book', inside: { at: 'x' } })).toMatchObject([{ code: 'entry.not-possible' }]);
  });

  it('inside of what is done several times', () => {
    const many = aProcess(
      nested.nodes
        .filter(({ node_id }) => !['stop', 'sorry'].includes(node_id))
        .map((node) =>
          node.node_id === 'sub'
            ? { ...node, config: { kind: 'embedded', multiInstance: { mode: 'parallel', collection: 'list' } } }
            : node,
        ),
      [...way('start', 'sub', 'after', 'end'), ...way('in', 'first', 'second', 'out')],
    );
    expect(refusalOf(many, { at: 'sub', inside: { at: 'second' } })).toMatchObject([
      { code: 'entry.not-possible', nodeId: 'sub', message: expect.stringContaining('several times') as string },
    ]);
  });

  it('where its tokens would get stuck, or two would meet', () => {
    expect(refusalOf(block, { tokens: [{ at: 'a' }, { at: 'after' }] })).toMatchObject([
      { code: 'soundness.lack-of-synchronization' },
    ]);
    expect(refusalOf(block, { tokens: [{ at: 'a' }, { at: 'a' }] })).not.toEqual([]);
  });

  it('on the way of an event that may come again, without the activity that it watches', () => {
    const reminded = aProcess(
      [
        start(),
        human('ask'),
        event('asked', { event: 'message', name: 'm', position: 'boundary', attachedTo: 'ask', interrupting: false }),
        writes('note'),
        end('noted'),
        end(),
      ],
      [...way('start', 'ask', 'end'), ...way('asked', 'note', 'noted')],
    );
    expect(refusalOf(reminded, { tokens: [{ at: 'ask' }, { at: 'note' }] })).toMatchObject([
      { code: 'entry.not-possible' },
    ]);
    expect(refusalOf(reminded, { at: 'ask' })).toEqual([]);
  });

  it('at a node that does not exist', () => {
    const { diagnostics } = compileProcess(FIXTURES.parallel!, aTarget(), { entryNode: 'nowhere' });
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'entry.not-possible', nodeId: 'nowhere' })]);
  });
});
