import { BpmnModdle } from 'bpmn-moddle';
import type { Notes } from '../diagnostics.ts';

/** More of one kind tell nobody anything new. */
const MOST = 50;

/**
 * Compares a document with BPMN's own metamodel: elements and attributes that BPMN does not have, references that lead nowhere.
 * They are kept; a diagnostic says that they are not understood.
 */
export async function checkMetamodel(xml: string, notes: Notes): Promise<void> {
  const { warnings } = await parse(xml);
  for (const { message } of warnings.slice(0, MOST)) {
    const unresolved = /unresolved reference <(.*)>/s.exec(message)?.[1];
    if (unresolved !== undefined)
      notes.warning(
        'bpmn.dangling-reference',
        {},
        `The document refers to “${unresolved.slice(0, 200)}”, which is not in it.`,
        'Add what is missing, or remove the reference. It is kept as it is.',
      );
    else
      notes.warning(
        'bpmn.not-understood',
        {},
        `BPMN 2.0 does not know this: ${firstLine(message)}.`,
        'It is kept and given back at export, but has no effect on a run.',
      );
  }
  if (warnings.length > MOST)
    notes.warning(
      'bpmn.many-findings',
      {},
      `The document has ${warnings.length - MOST} more places that BPMN 2.0 does not know.`,
      'Correct the first ones; export the model again from the tool that it comes from.',
    );
}

const firstLine = (message: string): string => message.split('\n', 1)[0]!.slice(0, 300);

/** The document is well-formed here already; what the metamodel refuses altogether is one finding. */
async function parse(xml: string): Promise<{ warnings: readonly { message: string }[] }> {
  try {
    return await new BpmnModdle().fromXML(xml.replace(/^\ufeff?<\?xml[\s\S]*?\?>/, ''));
  } catch (error) {
    return { warnings: [{ message: (error as Error).message }] };
  }
}
