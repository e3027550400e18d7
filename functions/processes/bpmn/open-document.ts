import { BpmnError, declareUtf8, decodeBytes, type OpenedBpmn, openBpmn } from '#bpmn/index.ts';
import type { BpmnBindings } from '#contracts/processes/bpmn-bindings.ts';
import { AppError } from '#runtime/errors.ts';

interface Asked {
  /** Id of the only process to take. */
  process?: string | undefined;
  bindings?: BpmnBindings | undefined;
}

/** The body as a BPMN document. @throws AppError `bpmn.…` with the place in the document and a remedy; so does reading it */
export function openDocument(body: string | Uint8Array, { process, bindings }: Asked): OpenedBpmn {
  const opened = orProblem(() => openBpmn(textOf(body), process));
  return { ...opened, read: (called) => opened.read(called, bindings).catch(asProblem) };
}

function textOf(body: string | Uint8Array): string {
  if (typeof body !== 'string') return decodeBytes(body);
  const text = declareUtf8(body);
  // What is not UTF-8 was replaced on the way; the letters are lost.
  if (text !== body && text.includes('\ufffd'))
    throw new BpmnError('bpmn.encoding', 'The document came as text, but is not UTF-8.', {
      path: 'line 1',
      help: 'Save it as UTF-8, or send it with Content-Type: application/octet-stream.',
    });
  return text;
}

/** Errors of the document as problems. */
export function orProblem<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    return asProblem(error);
  }
}

function asProblem(error: unknown): never {
  if (!(error instanceof BpmnError)) throw error;
  const { code, path, message, help } = error;
  throw new AppError(code.startsWith('bpmn.too-') ? 'too-large' : 'invalid', code, message, {
    cause: error,
    errors: [{ path, code: code.replace('bpmn.', ''), message, help }],
    help,
  });
}
