import type { Diagnostic } from '#contracts/process-definition/index.ts';

export type Place = Pick<Diagnostic, 'nodeId' | 'flowId' | 'field'>;

/** Collects what an import has to say. */
export class Notes {
  readonly diagnostics: Diagnostic[] = [];

  /** Cannot be executed as it is; the definition cannot be published before somebody decides. */
  error = (code: string, place: Place, message: string, help: string): void =>
    this.#add('error', code, place, message, help);
  /** Kept and drawn, but without effect on a run. */
  warning = (code: string, place: Place, message: string, help: string): void =>
    this.#add('warning', code, place, message, help);
  /** Understood in a way that somebody should know of. */
  info = (code: string, place: Place, message: string, help: string): void =>
    this.#add('info', code, place, message, help);

  #add(severity: Diagnostic['severity'], code: string, place: Place, message: string, help: string): void {
    this.diagnostics.push({ code, severity, ...place, message, help });
  }
}
