export { openDecisions } from './bindings/open-decisions.ts';
export { BpmnError } from './bpmn-error.ts';
export { exportBpmn, type Original } from './export-bpmn.ts';
export { type Imported, type ImportedProcess, importBpmn, type OpenedBpmn, openBpmn } from './import-bpmn.ts';
export { LIMITS } from './limits.ts';
export { declareUtf8, decodeBytes } from './xml/decode-bytes.ts';
