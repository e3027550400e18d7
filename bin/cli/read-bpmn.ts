import { BpmnError, decodeBytes, type Imported, importBpmn } from '#bpmn/index.ts';
import type { Diagnostic } from '#contracts/process-definition/index.ts';
import type { BpmnBindings } from '#contracts/processes/bpmn-bindings.ts';
import { CliFault } from './fault.ts';
import { nameOf } from './read-input.ts';

/** Whether a file is XML: its first sign that is no white space, whatever the encoding. */
export const isXml = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 200).find((byte) => !WHITE_OR_MARK.has(byte)) === '<'.charCodeAt(0);

/** White space, byte order marks, and the empty halves of UTF-16. */
const WHITE_OR_MARK = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);

/** Reads a BPMN document; what makes it unreadable becomes a fault with its place and remedy. */
export async function readBpmn(
  bytes: Uint8Array,
  file: string,
  { only, bindings }: { only?: string | undefined; bindings?: BpmnBindings | undefined } = {},
): Promise<Imported> {
  return clearly(file, async () => importBpmn(decodeBytes(bytes), { ...(only !== undefined && { only }), bindings }));
}

export async function clearly<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BpmnError)) throw error;
    throw new CliFault('findings', error.code, `${nameOf(file)}, ${error.path}: ${error.message}`, error.help);
  }
}

/** The one process of a document, with all there is to say of it. */
export function onlyProcess({ processes, diagnostics }: Imported, file: string) {
  const [first, ...others] = processes;
  if (!first || others.length > 0)
    throw new CliFault(
      'findings',
      'bpmn.several-processes',
      `${nameOf(file)} has ${processes.length} processes: ${processes.map(({ bpmnId }) => bpmnId).join(', ')}.`,
      'Take one of them: flowmaster import <file> --only <id>.',
    );
  const all: Diagnostic[] = [...diagnostics, ...first.diagnostics];
  return { definition: first.definition, bpmnId: first.bpmnId, diagnostics: all };
}
