import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { BpmnError } from './bpmn-error.ts';
import { Notes } from './diagnostics.ts';
import { readDocument } from './document/bpmn-document.ts';
import { checkMetamodel } from './document/check-metamodel.ts';
import { isFlowNode } from './document/kinds.ts';
import { poolOf, processName } from './read/pools.ts';
import { readProcess } from './read/read-process.ts';
import type { XmlElement } from './xml/element.ts';
import { writeXml } from './xml/parse-xml.ts';

export interface ImportedProcess {
  /** Id of the process in the document. */
  readonly bpmnId: string;
  readonly definition: ProcessDefinition;
  readonly diagnostics: Diagnostic[];
}

export interface Imported {
  readonly processes: ImportedProcess[];
  /** Processes of the document that were not imported: their pools are drawn as black boxes. */
  readonly left: { readonly bpmnId: string; readonly name: string }[];
  /** About the document as a whole. */
  readonly diagnostics: Diagnostic[];
  /** The document to keep: as it came, with ids where there were none. */
  readonly xml: string;
}

export interface ImportOptions {
  /** Only this process of the document. */
  readonly only?: string | undefined;
  /** Called elements (BPMN ids) → our process ids, where they are known. */
  readonly called?: Readonly<Record<string, string>>;
}

/**
 * Reads a BPMN 2.0 document: a definition for each process that is marked executable, or, when none is, for each that has nodes.
 * @throws BpmnError when it cannot be read
 */
export async function importBpmn(text: string, options: ImportOptions = {}): Promise<Imported> {
  const document = readDocument(text);
  const notes = new Notes();
  await checkMetamodel(text, notes);
  const chosen = choose(document.processes, options.only);
  const left = document.processes.filter((process) => !chosen.includes(process));
  return {
    xml: writeXml(document.xml),
    diagnostics: notes.diagnostics,
    left: left.map((process) => ({
      bpmnId: process.attribute('id') ?? '',
      name: processName(process, poolOf(document, process)),
    })),
    processes: chosen.map((process) => {
      const read = readProcess(document, process, options.called);
      return {
        bpmnId: process.attribute('id') ?? '',
        definition: read.definition,
        diagnostics: read.notes.diagnostics,
      };
    }),
  };
}

function choose(processes: readonly XmlElement[], only: string | undefined): XmlElement[] {
  if (only !== undefined) {
    const found = processes.filter((process) => process.attribute('id') === only);
    if (found.length > 0) return found;
    throw new BpmnError('bpmn.unknown-process', `The document has no process “${only.slice(0, 120)}”.`, {
      path: 'query.process',
      help: `It has: ${processes
        .map((process) => process.attribute('id') ?? 'one without an id')
        .slice(0, 20)
        .join(', ')}.`,
    });
  }
  const executable = processes.filter((process) => process.attribute('isExecutable') === 'true');
  if (executable.length > 0) return executable;
  const withNodes = processes.filter((process) => process.elements.some(isFlowNode));
  if (withNodes.length > 0) return withNodes;
  throw new BpmnError('bpmn.empty', 'No process of the document has any elements.', {
    path: '/definitions/process',
    help: 'Send a model with at least a start event.',
  });
}
