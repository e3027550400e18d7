export interface Diagnostic {
  severity: 'ERROR' | 'WARNING';
  code: string;
  message: string;
  location?: string;
}

/** Gathers what is wrong with a definition, with places such as `/States/Ship/Retry[0]/ErrorEquals`. */
export class Findings {
  readonly list: Diagnostic[] = [];

  error(code: string, message: string, location?: string): void {
    this.list.push({ severity: 'ERROR', code, message, ...(location === undefined ? {} : { location }) });
  }

  schema(message: string, location: string): void {
    this.error('SCHEMA_VALIDATION_FAILED', message, location);
  }

  warning(code: string, message: string, location: string): void {
    this.list.push({ severity: 'WARNING', code, message, location });
  }

  get hasErrors(): boolean {
    return this.list.some((found) => found.severity === 'ERROR');
  }
}
