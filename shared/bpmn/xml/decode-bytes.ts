import { BpmnError } from '../bpmn-error.ts';
import { LIMITS } from '../limits.ts';
import { tooLarge } from './parse-xml.ts';

const DECLARED = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;

/** Bytes of a file as text: by its byte order mark, else by what it declares, else UTF-8. @throws BpmnError `bpmn.encoding`, `bpmn.too-large` */
export function decodeBytes(bytes: Uint8Array): string {
  if (bytes.length > LIMITS.bytes) throw tooLarge();
  const label =
    byMark(bytes) ?? DECLARED.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1] ?? 'utf-8';
  try {
    return declareUtf8(new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new BpmnError('bpmn.encoding', `The document is not ${label}, as it says.`, {
      path: 'line 1',
      help: 'Save it as UTF-8.',
    });
  }
}

function byMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

/** What is kept and given back is UTF-8, whatever it was. */
export const declareUtf8 = (xml: string): string =>
  xml.replace(/^(\ufeff?<\?xml[^>]*?encoding\s*=\s*["'])(?!utf-8["'])[A-Za-z0-9._-]+/i, '$1UTF-8');
