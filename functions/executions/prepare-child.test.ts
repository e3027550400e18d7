import { describe, expect, it } from 'vitest';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import { uuidOf } from '#runtime/ids.ts';
import { inputCheckOf } from './check-input.ts';
import type { ExecutionPayload, ExecutionRecord } from './execution.ts';
import { DEEPEST, prepareChild } from './prepare-child.ts';

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const parentId = '01900000-0000-7000-8000-000000000001';
const machine = 'arn:aws:states:eu-central-1:000000000000:stateMachine:credit:1';

const parentOf = (overrides: Partial<ExecutionRecord>): ExecutionRecord => ({
  id: parentId,
  tenant_id: tenantId,
  name: 'Loan',
  processId: 'proc_01J00000000000000000000001',
  processName: 'Loan',
  version: '1.0.0',
  status: 'STARTED',
  runtimeStatus: 'in_progress',
  rootExecutionId: parentId,
  correlationId: parentId,
  startedBy: 'b0000000-0000-4000-8000-000000000001',
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  stateMachineVersionArn: 'm',
  runArn: 'r',
  ...overrides,
});

const startable = {
  runnable: {
    processId: 'proc_01J00000000000000000000002',
    version: '2.0.0',
    name: 'Credit',
    stateMachineArn: machine.slice(0, -2),
    stateMachineVersionArn: machine,
    data_definitions: [],
    nodes: [],
    sourceMap: { states: {}, transitions: {} },
  },
  check: inputCheckOf([{ name: 'customer', schema: { type: 'string' }, input: true, required: true }]),
};

const call = {
  operation: 'execution.prepare-child',
  tenantId,
  processId: 'proc_01J00000000000000000000001',
  version: '1.0.0',
  nodeId: 'credit',
  executionId: parentId,
  rootId: parentId,
  enteredAt: '2026-03-01T09:00:01.000Z',
  config: { processId: 'proc_01J00000000000000000000002', version: 'active' as const },
  input: { customer: 'c1' },
  context: { region: 'EU' },
};

const prepare = (given: Partial<typeof call> = {}, parent = parentOf({})) => {
  const records = new Map([[parent.id, parent]]);
  const payloads = new Map<string, ExecutionPayload>();
  const ports = {
    resolve: () => Promise.resolve(startable),
    store: {
      get: (id: string) => Promise.resolve(records.get(id)),
      getPayload: (id: string) => Promise.resolve(payloads.get(id)!),
      create: (record: ExecutionRecord, payload: ExecutionPayload) => {
        const isNew = !records.has(record.id);
        if (isNew) {
          records.set(record.id, record);
          payloads.set(record.id, payload);
        }
        return Promise.resolve(isNew);
      },
      stillRuns: (id: string) => ({ delete: { partition: 'CONTROL', sort: id } }),
    },
  };
  const caller = serviceCaller('executions', tenantId, { requestId: 'r', correlationId: parentId });
  const once = (more: Partial<typeof call> = {}) =>
    runAs(caller, () => prepareChild({ ...call, ...given, ...more }, ports));
  return { once, records };
};

describe('Preparing a subprocess', () => {
  it('records the child below its parent and says what to start', async () => {
    const { once, records } = prepare();
    const { output } = await once();
    expect(output).toEqual({
      stateMachineArn: machine,
      executionId: uuidOf(`${parentId}#credit#2026-03-01T09:00:01.000Z`),
      input: {
        data: { customer: 'c1' },
        __context__: { region: 'EU' },
        execution: {
          id: output.executionId,
          rootId: parentId,
          parentId,
          startedBy: 'b0000000-0000-4000-8000-000000000001',
          tenantId,
        },
      },
    });
    expect(records.get(output.executionId)).toMatchObject({
      depth: 1,
      rootExecutionId: parentId,
      correlationId: parentId,
    });
  });

  it('gives the same child when it is called again', async () => {
    const { once, records } = prepare();
    const first = await once();
    expect(await once()).toEqual(first);
    expect(records.size).toBe(2);
  });

  it('gives each element of a collection a child of its own', async () => {
    const { once } = prepare();
    const ids = await Promise.all(
      [0, 1].map(async (instance) => (await once({ instance } as object)).output.executionId),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('refuses an input that the child does not take, with every fault', async () => {
    const refused = prepare({ input: { customer: 1, extra: 2 } as never }).once();
    await expect(refused).rejects.toMatchObject({
      name: 'FlowMaster.SubprocessRefused',
      message: expect.stringMatching(/\/input\/customer.*\/input\/extra|\/input\/extra.*\/input\/customer/s) as string,
    });
  });

  it('ends a recursion without an end', async () => {
    const deep = prepare({}, parentOf({ depth: DEEPEST }));
    await expect(deep.once()).rejects.toMatchObject({ name: 'FlowMaster.SubprocessTooDeep' });
  });
});
