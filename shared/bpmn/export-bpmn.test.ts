import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { type ProcessDefinition, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import { knownProcesses, models, modelText } from './conformance/models.ts';
import { exportBpmn } from './export-bpmn.ts';
import { importBpmn } from './import-bpmn.ts';
import { around, documentOf } from './testing/document.ts';

const imported = async (xml: string) => {
  const { processes, xml: kept } = await importBpmn(xml);
  return { definition: processes[0]!.definition, original: { xml: kept, bpmnId: processes[0]!.bpmnId } };
};
const titled = (definition: ProcessDefinition, id: string, title: string): ProcessDefinition => ({
  ...definition,
  nodes: definition.nodes.map((node) => (node.node_id === id ? { ...node, title } : node)),
});

/** Everything but how it is drawn, in an order that does not depend on where it stands. */
const essence = ({ diagram: _diagram, ...definition }: ProcessDefinition) =>
  JSON.parse(
    JSON.stringify({
      ...definition,
      nodes: definition.nodes.toSorted((a, b) => a.node_id.localeCompare(b.node_id)),
      flows: definition.flows.toSorted((a, b) => a.id.localeCompare(b.id)),
    }),
  ) as unknown;

const VENDOR = around(
  't',
  `<bpmn:userTask id="t" name="Old" camunda:async="true"><!-- why --><bpmn:extensionElements>
      <acme:thing xmlns:acme="urn:acme" acme:level="3"><acme:inner>kept</acme:inner></acme:thing>
    </bpmn:extensionElements></bpmn:userTask>`,
);

describe('a definition that was imported', () => {
  it('changes nothing of the document but what was changed', async () => {
    const { definition, original } = await imported(VENDOR);
    expect(exportBpmn(definition, original)).toBe(VENDOR);
    expect(exportBpmn(titled(definition, 't', 'New <name>'), original)).toBe(
      VENDOR.replace('name="Old"', 'name="New &lt;name&gt;"'),
    );
  });

  it('keeps configuration that BPMN has no words for in an extension of ours, beside those of others', async () => {
    const { definition, original } = await imported(VENDOR);
    const changed: ProcessDefinition = {
      ...definition,
      nodes: definition.nodes.map((node) =>
        node.node_id === 't' ? { ...node, config: { instructions: 'Look twice.' }, outputs: ['seen'] } : node,
      ),
    };
    const xml = exportBpmn(changed, original);
    expect(xml).toContain('<acme:inner>kept</acme:inner>');
    expect(xml).toContain('<!-- why -->');
    expect(essence((await imported(xml)).definition)).toEqual(essence(changed));
  });

  it('loses what was removed, with its lines and shapes, and nothing else', async () => {
    const xml = modelText('A.4.1.bpmn');
    const { definition, original } = await imported(xml);
    const gone = definition.nodes.find((node) => node.type === 'human_internal')!.node_id;
    const changed: ProcessDefinition = {
      ...definition,
      nodes: definition.nodes.filter((node) => node.node_id !== gone),
      flows: definition.flows.filter(({ from, to }) => from !== gone && to !== gone),
    };
    const exported = exportBpmn(changed, original);
    expect(exported).not.toContain(gone);
    expect((await new BpmnModdle().fromXML(exported)).warnings).toEqual([]);
    expect(essence((await imported(exported)).definition)).toEqual(essence(changed));
  });

  it('gets what was added, drawn beside what a person arranged', async () => {
    const { definition, original } = await imported(modelText('A.4.1.bpmn'));
    const added: ProcessDefinition = ProcessDefinitionSchema.parse({
      ...definition,
      nodes: [...definition.nodes, { node_id: 'extra', type: 'machine', title: 'Extra', action_type: 'script' }],
      flows: [...definition.flows, { id: 'to_extra', from: definition.nodes[0]!.node_id, to: 'extra' }],
    });
    const exported = exportBpmn(added, original);
    const again = (await imported(exported)).definition;
    expect((await new BpmnModdle().fromXML(exported)).warnings).toEqual([]);
    expect(essence(again)).toEqual(essence(added));
    expect(again.diagram?.shapes.map(({ id }) => id)).toContain('extra');
    expect(again.diagram?.edges.map(({ id }) => id)).toContain('to_extra');
  });

  it('moves shapes that were moved', async () => {
    const { definition, original } = await imported(modelText('A.1.0.bpmn'));
    const [first, ...others] = definition.diagram!.shapes;
    const moved = { ...definition, diagram: { ...definition.diagram!, shapes: [{ ...first!, x: 12.5 }, ...others] } };
    expect((await imported(exportBpmn(moved, original))).definition.diagram).toEqual(moved.diagram);
  });
});

describe('a definition that never was BPMN', () => {
  const known = knownProcesses();

  it.each(models)('comes back as it was: %s without its document', async (name) => {
    for (const { definition } of (await importBpmn(modelText(name), { called: await known })).processes) {
      const xml = exportBpmn({ ...definition, diagram: undefined });
      expect((await new BpmnModdle().fromXML(xml)).warnings).toEqual([]);
      const again = (await imported(xml)).definition;
      expect(essence(again)).toEqual(essence(definition));
      expect(again.diagram?.shapes.filter(({ kind }) => kind === 'node')).toHaveLength(definition.nodes.length);
    }
  });

  it('may use one id for a node, a flow and a lane', async () => {
    const definition = ProcessDefinitionSchema.parse({
      name: 'Same',
      lanes: [{ id: 'x', title: 'Lane', role: 'manager' }],
      nodes: [
        { node_id: 'x', type: 'start', title: 'Start', lane_id: 'x' },
        { node_id: 'y', type: 'end', title: 'End' },
      ],
      flows: [{ id: 'x', from: 'x', to: 'y', condition: '1 < 2' }],
      data_definitions: [{ name: 'amount', schema: { type: 'number' }, input: true }],
      metadata: { colour: 'red' },
    });
    expect(essence((await imported(exportBpmn(definition))).definition)).toEqual(essence(definition));
  });

  it('may be unfinished: nodes within themselves, flows to nowhere', () => {
    const definition = ProcessDefinitionSchema.parse({
      name: 'Unfinished',
      nodes: [
        { node_id: 'a', type: 'subprocess', title: 'A', scope_id: 'b', config: { kind: 'embedded' } },
        { node_id: 'b', type: 'subprocess', title: 'B', scope_id: 'a', config: { kind: 'embedded' } },
      ],
      flows: [],
    });
    expect(exportBpmn(definition)).toContain('name="A"');
  });
});

describe('FEEL', () => {
  const deciding = (condition: string) =>
    documentOf(`<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="g" default="no"/><bpmn:endEvent id="a"/><bpmn:endEvent id="b"/>
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="g"/><bpmn:sequenceFlow id="no" sourceRef="g" targetRef="b"/>
    <bpmn:sequenceFlow id="yes" sourceRef="g" targetRef="a"><bpmn:conditionExpression>${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`);
  const rewritten = (definition: ProcessDefinition, condition: string): ProcessDefinition => ({
    ...definition,
    flows: definition.flows.map((flow) => (flow.id === 'yes' ? { ...flow, condition } : flow)),
  });

  it('that is evaluated is given back as it was', async () => {
    const xml = deciding('= date(due) &lt; today()');
    const { definition, original } = await imported(xml);
    expect(definition.flows.find(({ id }) => id === 'yes')?.condition).toBe('feel: date(due) < today()');
    expect(exportBpmn(definition, original)).toBe(xml);
  });

  it('that was written here is FEEL in the document too', async () => {
    const { definition, original } = await imported(deciding('=amount &gt; 3'));
    const changed = rewritten(definition, 'feel: date(due) < now()');
    const xml = exportBpmn(changed, original);
    expect(xml).toContain('>date(due) &lt; now()</');
    expect(xml).toMatch(/language="[^"]*FEEL[^"]*"/);
    expect(essence((await imported(xml)).definition)).toEqual(essence(changed));
  });
});
