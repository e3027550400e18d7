import { compileProcess } from '#compiler/index.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { exportBpmn } from '../export-bpmn.ts';
import { importBpmn } from '../import-bpmn.ts';
import { type Count, count } from './count.ts';

export interface CheckedProcess {
  readonly bpmnId: string;
  readonly nodes: number;
  readonly flows: number;
  /** Nodes that the diagram shows. */
  readonly drawn: number;
  /** What keeps it from being published: codes of the import and of the compiler. */
  readonly errors: string[];
  /** Equal in every byte when exported without a change. */
  readonly identical: boolean;
  /** Counts before and after the title of a node was changed. */
  readonly edited: { readonly before: Count; readonly after: Count };
}

const functions = ['tasks', 'executions', 'rules', 'integrations', 'notifications', 'processes', 'agents', 'sdx'];
const place = {
  tenantId: 'a0000000-0000-4000-8000-000000000001',
  processId: 'proc_00000000000000000000000000',
  version: '1.0.0',
  taskFunctions: Object.fromEntries(
    functions.map((name) => [name, `arn:aws:lambda:eu-central-1:000000000000:function:${name}`]),
  ),
  coordinatesJoins: true,
};

/** Imports a document, exports it again unchanged and changed, and compiles what it has. */
export async function checkModel(xml: string, called: Readonly<Record<string, string>>): Promise<CheckedProcess[]> {
  const imported = await importBpmn(xml, { called });
  return imported.processes.map(({ bpmnId, definition, diagnostics }) => {
    const original = { xml: imported.xml, bpmnId };
    const compiled = compileProcess(definition, place);
    const errors = [...diagnostics, ...compiled.diagnostics].filter(({ severity }) => severity === 'error');
    return {
      bpmnId,
      nodes: definition.nodes.length,
      flows: definition.flows.length,
      drawn: (definition.diagram?.shapes ?? []).filter(({ kind }) => kind === 'node').length,
      errors: [...new Set(errors.map(({ code }) => code))],
      identical: exportBpmn(definition, original, called) === xml,
      edited: { before: count(xml), after: count(exportBpmn(renamed(definition), original, called)) },
    };
  });
}

const renamed = (definition: ProcessDefinition): ProcessDefinition => ({
  ...definition,
  nodes: definition.nodes.map((node, at) =>
    at === 1 ? { ...node, title: `${node.title} (changed)`.slice(-200) } : node,
  ),
});
