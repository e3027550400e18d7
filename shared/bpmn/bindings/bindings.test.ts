import { describe, expect, it } from 'vitest';
import { BpmnBindingsSchema } from '#contracts/processes/bpmn-bindings.ts';
import { importBpmn } from '../import-bpmn.ts';
import { around, documentOf } from '../testing/document.ts';

const bind = async (xml: string, bindings: unknown) => {
  const [process] = (await importBpmn(xml, { bindings: BpmnBindingsSchema.parse(bindings) })).processes;
  return process!;
};
const refused = (xml: string, bindings: unknown) =>
  bind(xml, bindings).then(
    () => undefined,
    (error: unknown) => error,
  );
const nodeOf = ({ definition }: Awaited<ReturnType<typeof bind>>, id = 't') =>
  definition.nodes.find(({ node_id }) => node_id === id)!;

const DECISION = documentOf(`<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="g" default="no"/>
  <bpmn:endEvent id="a"/><bpmn:endEvent id="b"/>
  <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="g"/>
  <bpmn:sequenceFlow id="yes" sourceRef="g" targetRef="a"><bpmn:conditionExpression>Service Level == 'Premium'</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="no" sourceRef="g" targetRef="b"/>`);

describe('bindings of an import', () => {
  it('make a job of work that nobody names, and say so', async () => {
    const process = await bind(around('t', '<bpmn:serviceTask id="t"/>'), {
      nodes: { t: { jobType: 'archive', headers: { bucket: 'invoices' }, outputs: ['url'] } },
    });
    expect(nodeOf(process)).toMatchObject({
      action_type: 'connector',
      config: { connector: 'archive', headers: { bucket: 'invoices' } },
      outputs: ['url'],
    });
    expect(process.diagnostics).toMatchObject([{ code: 'bpmn.bound', severity: 'info', nodeId: 't' }]);
  });

  it('keep how the work is repeated and mapped', async () => {
    const process = await bind(
      around(
        't',
        '<bpmn:scriptTask id="t" scriptFormat="groovy"><bpmn:script>x</bpmn:script><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:scriptTask>',
      ),
      { nodes: { t: { jobType: 'x' } } },
    );
    expect(nodeOf(process).config).toEqual({
      connector: 'x',
      multiInstance: { mode: 'parallel', collection: 'items' },
    });
  });

  it('name the process that a call runs', async () => {
    const processId = 'proc_01J00000000000000000000001';
    const process = await bind(around('t', '<bpmn:callActivity id="t" calledElement="Other"/>'), {
      nodes: { t: { processId, version: '1.0.0', inputs: { amount: '{% amount %}' } } },
    });
    expect(nodeOf(process).config).toMatchObject({ processId, version: '1.0.0', inputs: { amount: '{% amount %}' } });
    expect(process.diagnostics.map(({ code }) => code)).toEqual(['bpmn.bound']);
  });

  it('give work to people', async () => {
    const process = await bind(around('t', '<bpmn:userTask id="t" camunda:candidateGroups="sales"/>'), {
      nodes: { t: { candidateRole: 'manager' } },
    });
    expect(nodeOf(process).config).toEqual({ candidateRole: 'manager' });
    expect(process.diagnostics.map(({ code }) => code)).toEqual(['bpmn.bound']);
  });

  it('let an activity begin with each token', async () => {
    const process = await bind(around('t', '<bpmn:userTask id="t" startQuantity="2"/>'), {
      nodes: { t: { quantity: 1 } },
    });
    expect(nodeOf(process).config).toEqual({});
    expect(process.diagnostics.map(({ code }) => code)).toEqual(['bpmn.bound']);
  });

  it('write conditions, and choose the default', async () => {
    const process = await bind(DECISION, { flows: { yes: { isDefault: true }, no: { condition: 'level = 1' } } });
    const flow = (id: string) => process.definition.flows.find((one) => one.id === id)!;
    expect(flow('yes')).toMatchObject({ isDefault: true });
    expect(flow('yes').condition).toBeUndefined();
    expect(flow('no')).toMatchObject({ isDefault: false, condition: 'level = 1', type: 'conditional' });
    expect(process.diagnostics.map(({ code }) => code)).toEqual(['bpmn.bound', 'bpmn.bound']);
  });

  it('say which data a start takes', async () => {
    const process = await bind(DECISION, { data: [{ name: 'level', schema: { type: 'integer' }, input: true }] });
    expect(process.definition.data_definitions).toMatchObject([{ name: 'level', input: true }]);
    expect(process.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'bpmn.bound', field: '/data_definitions/level' }),
    );
  });

  it.each([
    ['an unknown node', { nodes: { nobody: { jobType: 'x' } } }, 'bpmn.binding-unknown', 'bindings/nodes/nobody'],
    ['an unknown flow', { flows: { nowhere: { isDefault: true } } }, 'bpmn.binding-unknown', 'bindings/flows/nowhere'],
    [
      'a job where tokens meet',
      { nodes: { g: { jobType: 'x' } } },
      'bpmn.binding-not-applicable',
      'bindings/nodes/g/jobType',
    ],
    [
      'a call of an event',
      { nodes: { s: { version: 'active' } } },
      'bpmn.binding-not-applicable',
      'bindings/nodes/s/version',
    ],
    [
      'outputs of an end',
      { nodes: { a: { outputs: ['x'] } } },
      'bpmn.binding-not-applicable',
      'bindings/nodes/a/outputs',
    ],
    [
      'a person at a gateway',
      { nodes: { g: { assignee: 'x' } } },
      'bpmn.binding-not-applicable',
      'bindings/nodes/g/assignee',
    ],
    [
      'headers without a job',
      { nodes: { g: { headers: {} } } },
      'bpmn.binding-not-applicable',
      'bindings/nodes/g/headers',
    ],
    [
      'one token where it is one',
      { nodes: { g: { quantity: 1 } } },
      'bpmn.binding-not-applicable',
      'bindings/nodes/g/quantity',
    ],
  ])('refuse %s', async (_what, bindings, code, path) => {
    expect(await refused(DECISION, bindings)).toMatchObject({ code, path });
  });

  it.each([
    [{ nodes: { t: {} } }],
    [{ nodes: { t: { color: 'red' } } }],
    [{ flows: { f: {} } }],
    [{ flows: { f: { condition: 'x', isDefault: true } } }],
    [{ nodes: { t: { jobType: '' } } }],
    [{ lanes: {} }],
    [[]],
  ])('are refused when they are none: %j', (bindings) => {
    expect(BpmnBindingsSchema.safeParse(bindings).success).toBe(false);
  });
});
