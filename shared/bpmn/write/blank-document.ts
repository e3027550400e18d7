import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { BPMN, BPMNDI, DC, DI, FLOWMASTER, XSI } from '../namespaces.ts';

/** A document with one process and nothing in it. */
export const blankDocument = ({ nodes, flows, lanes }: ProcessDefinition): { xml: string; bpmnId: string } => {
  const taken = new Set([
    ...nodes.map((node) => node.node_id),
    ...flows.map(({ id }) => id),
    ...lanes.map(({ id }) => id),
  ]);
  const bpmnId = ['Process', 'Process_', 'Process_1'].find((id) => !taken.has(id)) ?? `Process_${taken.size}`;
  return {
    bpmnId,
    xml: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="${BPMN}" xmlns:bpmndi="${BPMNDI}" xmlns:dc="${DC}" xmlns:di="${DI}" xmlns:xsi="${XSI}" xmlns:flowmaster="${FLOWMASTER}" targetNamespace="${FLOWMASTER}" exporter="FlowMaster">
  <bpmn:process id="${bpmnId}" isExecutable="true">
  </bpmn:process>
</bpmn:definitions>
`,
  };
};
