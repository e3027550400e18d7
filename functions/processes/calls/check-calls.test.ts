import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeStatus } from '#adapters/graph/change-status.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import { historiesOn } from '../testing/histories.ts';
import { ACME, callOf, definitionOf, processId, RIVAL, storeDraft, storeVersion } from '../testing/processes.ts';
import { checkCalls } from './check-calls.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(async () => graph.close());

const check = async (definition: ProcessDefinition, id: string) =>
  (await checkCalls(definition, id, historiesOn(graph.db, ACME).store)).map(({ severity, code, nodeId, help }) => {
    expect(help).toMatch(/\.$/);
    return `${severity} ${code} ${nodeId}`;
  });
const calling = (name: string, callee: string, version?: string) => definitionOf(name, [callOf(callee, version)]);
const plain = (name: string) => definitionOf(name, []);
const store = async (n: number, definition: ProcessDefinition, tenant = ACME) => {
  await storeDraft(graph.db, tenant, processId(n), definition);
  return processId(n);
};
const publish = (id: string, definition: ProcessDefinition, version = '1.0.0') =>
  storeVersion(graph.db, ACME, id, version, definition);

describe('A process that calls', () => {
  it('a published process is fine', async () => {
    const callee = await store(1, plain('Credit'));
    await publish(callee, plain('Credit'));
    expect(await check(calling('Loan', callee), processId(2))).toEqual([]);
    expect(await check(calling('Loan', callee, '1.0.0'), processId(2))).toEqual([]);
  });

  it('a draft is refused, and so is a version that was never published', async () => {
    const callee = await store(3, plain('Draft'));
    expect(await check(calling('Loan', callee), processId(4))).toEqual(['error subprocess.not-published call']);
    await publish(callee, plain('Draft'));
    expect(await check(calling('Loan', callee, '7.0.0'), processId(4))).toEqual([
      'error subprocess.not-published call',
    ]);
  });

  it('a draft that calls it back is warned: one of the two comes first', async () => {
    const one = processId(5);
    const callee = await store(6, calling('Other', one));
    expect(await check(calling('One', callee), one)).toEqual(['warning subprocess.not-published call']);
  });

  it('what is not there, or not of its organization, is refused', async () => {
    const foreign = await store(7, plain('Theirs'), RIVAL);
    expect(await check(calling('Loan', foreign), processId(8))).toEqual(['error subprocess.process-unknown call']);
  });

  it('an archived process is refused', async () => {
    const callee = await store(9, plain('Old'));
    await changeStatus(graph.db, callee, { status: 'archived' }, []);
    expect(await check(calling('Loan', callee), processId(10))).toEqual(['error subprocess.process-archived call']);
  });
});

describe('A process that calls itself', () => {
  it('on every way never ends', async () => {
    expect(await check(calling('Again', processId(11)), processId(11))).toEqual([
      'error subprocess.endless-recursion call',
    ]);
  });

  it('through others, each on every way, never ends', async () => {
    const first = await store(12, plain('First'));
    const third = await store(14, calling('Third', first));
    await publish(third, calling('Third', first));
    const second = await store(13, calling('Second', third));
    await publish(second, calling('Second', third));
    expect(await check(calling('First', second), first)).toEqual(['error subprocess.endless-recursion call']);
  });

  it('behind a decision may end', async () => {
    const decided = definitionOf('Maybe', []);
    const id = processId(15);
    const nodes = [
      ...decided.nodes,
      { node_id: 'which', type: 'decision' as const, title: 'Again?', config: {}, requiredInputs: [], outputs: [] },
      ...definitionOf('x', [callOf(id)]).nodes.filter(({ node_id: one }) => one === 'call'),
    ];
    const flow = (from: string, to: string, more = {}) => ({
      id: `${from}_${to}`,
      from,
      to,
      type: 'sequence' as const,
      isDefault: false,
      ...more,
    });
    const flows = [
      flow('start', 'which'),
      flow('which', 'call', { condition: 'again = true' }),
      flow('which', 'end', { isDefault: true }),
      flow('call', 'end'),
    ];
    expect(await check({ ...decided, nodes, flows }, id)).toEqual([]);
  });
});
