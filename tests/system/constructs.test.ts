import { describe, expect, inject, it } from 'vitest';
import { pageOf } from '#contracts/core/page.ts';
import { type Execution, ExecutionSchema, ExecutionSummarySchema } from '#contracts/executions/index.ts';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { ProcessSchema, publishProcess, validateProcess } from '#contracts/processes/index.ts';
import { HumanTaskSchema } from '#contracts/tasks.ts';
import { signInAll } from '#examples/player/people.ts';
import { until } from './until.ts';

const { dana, mara } = await signInAll(inject('url'));

type Nodes = ProcessDefinitionInput['nodes'];
const script = (node_id: string, source: string, outputs: string[], scope_id?: string): Nodes[number] => ({
  node_id,
  type: 'machine',
  title: node_id,
  action_type: 'script',
  config: { source },
  outputs,
  ...(scope_id === undefined ? {} : { scope_id }),
});
const node = (node_id: string, type: Nodes[number]['type'], over: Partial<Nodes[number]> = {}): Nodes[number] => ({
  node_id,
  type,
  title: node_id,
  ...over,
});
const ways = (...paths: string[][]): ProcessDefinitionInput['flows'] =>
  paths.flatMap((ids) => ids.slice(1).map((to, at) => ({ id: `${ids[at]}_${to}`, from: ids[at]!, to })));

async function publish(
  nodes: Nodes,
  flows: ProcessDefinitionInput['flows'],
  more: Partial<ProcessDefinitionInput> = {},
) {
  const name = `Constructs ${Math.random().toString(36).slice(2)}`;
  const made = await dana.call('POST', '/processes', ProcessSchema, { body: { name, nodes, flows, ...more } });
  await dana.post(`/processes/${made.body.id}/publish`, publishProcess.result, { activate: true });
  return made.body.id;
}
const start = (processId: string, input = {}) => dana.post('/executions', ExecutionSummarySchema, { processId, input });
const ended = (id: string): Promise<Execution> =>
  until(`The end of ${id}`, async () => {
    const one = await dana.get(`/executions/${id}`, ExecutionSchema);
    return ['completed', 'failed', 'cancelled'].includes(one.runtimeStatus) ? one : undefined;
  });

describe('parallel flows that are no blocks', () => {
  it('run with every activity once', async () => {
    const gateways = ['split', 'fork', 'meet', 'join'].map((id) =>
      node(id, 'decision', { config: { gateway: 'parallel' } }),
    );
    const id = await publish(
      [
        node('start', 'start'),
        ...gateways,
        script('a', 'return { fa: 1 }', ['fa']),
        script('x', 'return { fx: 2 }', ['fx']),
        script('b', 'return { fb: data.fa + data.fx }', ['fb']),
        script('c', 'return { fc: data.fx + 1 }', ['fc']),
        node('end', 'end'),
      ],
      ways(['start', 'split', 'a', 'meet', 'b', 'join', 'end'], ['split', 'x', 'fork', 'meet'], ['fork', 'c', 'join']),
    );
    const done = await ended((await start(id)).id);
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { fa: 1, fx: 2, fb: 3, fc: 3 } });
    const visits = done.nodes.filter((one) => ['a', 'x', 'b', 'c'].includes(one.nodeId));
    expect(visits.map((one) => [one.nodeId, one.status]).toSorted()).toEqual([
      ['a', 'completed'],
      ['b', 'completed'],
      ['c', 'completed'],
      ['x', 'completed'],
    ]);
  });
});

describe('a saga', () => {
  const nodes: Nodes = [
    node('start', 'start'),
    node('booking', 'subprocess', { config: { kind: 'transaction' } }),
    node('in', 'start', { scope_id: 'booking' }),
    script('hotel', 'return { hotel: "h1" }', ['hotel'], 'booking'),
    node('hotelUndo', 'event', {
      scope_id: 'booking',
      config: { event: 'compensation', position: 'boundary', attachedTo: 'hotel', handler: 'cancelHotel' },
    }),
    script('cancelHotel', 'return { gone: "no " + data.hotel }', ['gone'], 'booking'),
    node('confirm', 'human_internal', { scope_id: 'booking', config: { candidateRole: 'employee' } }),
    node('out', 'end', { scope_id: 'booking' }),
    node('stop', 'event', {
      config: {
        event: 'message',
        position: 'boundary',
        attachedTo: 'booking',
        name: 'stop-booking',
        correlationKey: 'trip',
      },
    }),
    node('undo', 'event', { config: { event: 'compensation', position: 'throw' } }),
    node('end', 'end'),
    node('stopped', 'end'),
  ];
  const flows = ways(['start', 'booking', 'end'], ['in', 'hotel', 'confirm', 'out'], ['stop', 'undo', 'stopped']);

  it('is undone when a message of another process ends it, and its task is closed', async () => {
    const data_definitions = [{ name: 'trip', schema: { type: 'string' as const }, input: true }];
    const id = await publish(nodes, flows, { data_definitions });
    const caller = await publish(
      [
        node('start', 'start'),
        node('tell', 'event', {
          config: { event: 'message', position: 'throw', name: 'stop-booking', correlationKey: 'trip' },
        }),
        node('end', 'end'),
      ],
      ways(['start', 'tell', 'end']),
      { data_definitions },
    );
    const trip = Math.random().toString(36);
    const run = await start(id, { trip });
    const tasks = () => mara.get(`/tasks?executionId=${run.id}`, pageOf(HumanTaskSchema));
    await until('The task', async () => ((await tasks()).items.length === 1 ? true : undefined));
    await ended((await start(caller, { trip })).id);
    const done = await ended(run.id);
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { hotel: 'h1', gone: 'no h1' } });
    expect((await tasks()).items.map((task) => task.status)).toEqual(['cancelled']);
  });

  it('is refused with the place when an event has nothing to undo', async () => {
    const without = nodes.filter((one) => !['hotelUndo', 'cancelHotel'].includes(one.node_id));
    const made = await dana.call('POST', '/processes', ProcessSchema, {
      body: { name: 'Saga', nodes: without, flows },
    });
    const { diagnostics } = await dana.post(`/processes/${made.body.id}/validate`, validateProcess.result);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'compensation.nothing-to-undo',
        nodeId: 'undo',
        help: expect.any(String) as string,
      }),
    );
  });
});
