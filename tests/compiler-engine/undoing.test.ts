import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import {
  aProcess,
  aTarget,
  end,
  event,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { body, embedded } from '../../state-machines/compiler/testing/scope-builders.ts';
import { anEngine, linted } from './an-engine.ts';
import type { Scenario } from './scenario.ts';

const engine = anEngine();

type NodeInput = Parameters<typeof aProcess>[0][number];

/** Books and changes the booking; then `cancel` undoes what was booked. */
const booked = (handler: NodeInput, inside: { nodes: NodeInput[]; flows: ReturnType<typeof way> }) =>
  aProcess(
    [
      start(),
      script('book', { outputs: ['seat'] }),
      event('undo', { event: 'compensation', position: 'boundary', attachedTo: 'book', handler: 'cancel' }),
      handler,
      ...inside.nodes,
      script('change', { outputs: ['seat'] }),
      end('end', { config: { event: 'compensation' } }),
    ],
    [...way('start', 'book', 'change', 'end'), ...inside.flows],
  );

async function run(definition: ProcessDefinition, scenario: Scenario = {}) {
  const compiled = await linted(definition);
  const outputs: Record<string, object[]> = {
    book: [{ seat: 'A1' }],
    change: [{ seat: 'B2' }],
    free: [{ freed: true }],
    refund: [{ refunded: 5 }],
    cancel: [{ tries: 1 }, { tries: 2 }],
  };
  const done = await engine.run(
    compiled.definition,
    {},
    (nodeId, visit) => ({ output: (outputs[nodeId]?.[visit] ?? {}) as Record<string, never> }),
    scenario,
  );
  return { ...done, nodes: done.visits.map((visit) => visit.nodeId) };
}

describe('what undoes an activity', () => {
  it('may be a subprocess of several steps, of which only the writing changes the data', async () => {
    const inside = body('cancel', script('free', { outputs: ['freed'] }), script('refund', { outputs: ['refunded'] }));
    const done = await run(booked(embedded('cancel'), inside));
    expect(done.nodes).toEqual(['book', 'change', 'free', 'refund']);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { seat: 'B2', freed: true, refunded: 5 } });
  });

  it('may be another process, which sees what was written then', async () => {
    const child = aProcess([start(), script('free', { outputs: ['freed'] }), end()], way('start', 'free', 'end'));
    const config = { processId: 'proc_01HZZZZZZZZZZZZZZZZZZZZZZY', inputs: { seat: '{% seat %}' } };
    const handler = subprocess('cancel', { outputs: ['freed'], config });
    const compiled = compileProcess(child, aTarget());
    const done = await run(booked(handler, { nodes: [], flows: [] }), { child: compiled.definition! });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { seat: 'B2', freed: true } });
    expect(done.calls.find(({ operation }) => operation === 'execution.prepare-child')?.input).toEqual({ seat: 'A1' });
  });

  it('may repeat itself', async () => {
    const config = { source: 'return {}', loop: { condition: 'tries < 2' } };
    const handler = script('cancel', { outputs: ['tries'], config });
    const done = await run(booked(handler, { nodes: [], flows: [] }));
    expect(done.nodes).toEqual(['book', 'change', 'cancel', 'cancel']);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { seat: 'B2', tries: 2 } });
  });
});
