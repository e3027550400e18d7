import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { BpmnBindings } from '#contracts/processes/bpmn-bindings.ts';
import { applyBindings } from './bindings/apply-bindings.ts';
import { BpmnError } from './bpmn-error.ts';
import { Notes } from './diagnostics.ts';
import { type BpmnDocument, readDocument } from './document/bpmn-document.ts';
import { checkMetamodel } from './document/check-metamodel.ts';
import { isFlowNode } from './document/kinds.ts';
import { poolOf, processName } from './read/pools.ts';
import { readProcess } from './read/read-process.ts';
import { calledBy } from './read/read-subprocess.ts';
import { within, type XmlElement } from './xml/element.ts';
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

/** A document that was read as BPMN; what its processes call can be looked up before they are read. */
export interface OpenedBpmn {
  /** Ids of the processes that will be imported. */
  readonly bpmnIds: string[];
  /** Ids, in documents, of the processes that these call. */
  readonly calls: string[];
  /** `called`: those ids → our process ids, as far as they are known. @throws BpmnError when bindings do not fit */
  read(called: Readonly<Record<string, string>>, bindings?: BpmnBindings): Promise<Imported>;
}

/**
 * Reads a BPMN 2.0 document: a definition for each process that is marked executable, or, when none is, for each that has nodes.
 * `only` takes one process of it. @throws BpmnError when it cannot be read
 */
export function openBpmn(text: string, only?: string): OpenedBpmn {
  const document = readDocument(text);
  const chosen = choose(document.processes, only);
  return {
    bpmnIds: chosen.map(idOf),
    calls: [
      ...new Set(chosen.flatMap((process) => [...within(process)].flatMap((element) => calledBy(element) ?? []))),
    ],
    read: async (called, bindings) => {
      const imported = await readChosen(document, chosen, text, called);
      return bindings ? { ...imported, processes: applyBindings(imported.processes, bindings) } : imported;
    },
  };
}

/** Opens and reads in one. @throws BpmnError when it cannot be read */
export const importBpmn = (
  text: string,
  {
    only,
    called = {},
    bindings,
  }: { only?: string; called?: Readonly<Record<string, string>>; bindings?: BpmnBindings | undefined } = {},
): Promise<Imported> => Promise.resolve().then(() => openBpmn(text, only).read(called, bindings));

const idOf = (process: XmlElement): string => process.attribute('id') ?? '';

async function readChosen(
  document: BpmnDocument,
  chosen: readonly XmlElement[],
  text: string,
  called: Readonly<Record<string, string>>,
): Promise<Imported> {
  const notes = new Notes();
  await checkMetamodel(text, notes);
  const left = document.processes.filter((process) => !chosen.includes(process));
  return {
    xml: writeXml(document.xml),
    diagnostics: notes.diagnostics,
    left: left.map((process) => ({ bpmnId: idOf(process), name: processName(process, poolOf(document, process)) })),
    processes: chosen.map((process) => {
      const { definition, notes: own } = readProcess(document, process, called);
      return { bpmnId: idOf(process), definition, diagnostics: own.diagnostics };
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
