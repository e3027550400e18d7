const NAMESPACES = `xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"`;

/** A document with one process: its elements as they are given, and what stands beside the process. */
export const documentOf = (elements: string, beside = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${NAMESPACES} targetNamespace="urn:test">
  ${beside}
  <bpmn:process id="P" name="Test" isExecutable="true">
    ${elements}
  </bpmn:process>
</bpmn:definitions>`;

/** A start, one element and an end, joined by flows. */
export const around = (id: string, element: string, beside = ''): string =>
  documentOf(
    `<bpmn:startEvent id="start"/>${element}<bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="${id}"/><bpmn:sequenceFlow id="out" sourceRef="${id}" targetRef="end"/>`,
    beside,
  );
