export const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
export const BPMNDI = 'http://www.omg.org/spec/BPMN/20100524/DI';
export const DC = 'http://www.omg.org/spec/DD/20100524/DC';
export const DI = 'http://www.omg.org/spec/DD/20100524/DI';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';
/** Camunda 7, and Activiti, from which it came and whose attributes it kept. */
export const CAMUNDA = ['http://camunda.org/schema/1.0/bpmn', 'http://activiti.org/bpmn'] as const;
/** Ours: what BPMN has no words for. */
export const FLOWMASTER = 'https://flowmaster.dev/schema/bpmn/1.0';
/** `language` of expressions that are JSONata. */
export const JSONATA = 'https://jsonata.org';
/** `language` of expressions that are FEEL, as DMN 1.5 names it. */
export const FEEL = 'https://www.omg.org/spec/DMN/20230324/FEEL/';
