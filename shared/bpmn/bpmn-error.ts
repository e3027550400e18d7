/** Why a document cannot be read at all. `path` is the place in the document, `help` the remedy. */
export class BpmnError extends Error {
  readonly code: string;
  readonly path: string;
  readonly help: string;

  constructor(code: string, message: string, { path, help }: { path: string; help: string }) {
    super(message);
    this.name = 'BpmnError';
    this.code = code;
    this.path = path;
    this.help = help;
  }
}
