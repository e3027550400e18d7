import { ApiError } from '../errors.ts';
import { isObject, type JsonObject, tryParse } from '../json.ts';

export interface Diagnostic {
  severity: 'ERROR' | 'WARNING';
  code: string;
  message: string;
  location?: string;
}

const LARGEST_DEFINITION = 1_048_576;

/** Everything wrong with a definition; empty when it can run. */
export function diagnose(text: string, _type: 'STANDARD' | 'EXPRESS'): Diagnostic[] {
  if (Buffer.byteLength(text) > LARGEST_DEFINITION) {
    return [
      { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'The definition is larger than 1048576 bytes' },
    ];
  }
  const definition = tryParse(text);
  if (definition === undefined) {
    return [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message: 'The definition is not valid JSON' }];
  }
  return isObject(definition) ? diagnoseScope(definition, '') : [];
}

function diagnoseScope(_scope: JsonObject, _at: string): Diagnostic[] {
  return [];
}

/** Refuses a definition that has errors, with the first of them. */
export function checkDefinition(text: string, type: 'STANDARD' | 'EXPRESS'): void {
  const errors = diagnose(text, type).filter((found) => found.severity === 'ERROR');
  if (errors.length === 0) return;
  const texts = errors.map(({ code, message, location }) => `${code}: ${message}${location ? ` at ${location}` : ''}`);
  throw new ApiError('InvalidDefinition', `Invalid State Machine Definition: '${texts.join(', ')}'`);
}
