import { AwsCallError } from '#local/services/contract.ts';
import { compilePattern } from '#local/services/eventbridge/pattern/compile.ts';
import { InvalidPatternError } from '#local/services/eventbridge/pattern/invalid-pattern.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '#local/services/eventbridge/pattern/json.ts';

export type RecordFilter = (record: JsonObject) => boolean;

/** A pattern over the members of `body` sees a body that is JSON as its value, and none that is not. */
function withParsedBody(record: JsonObject): JsonObject | undefined {
  if (typeof record.body !== 'string') return record;
  try {
    return { ...record, body: JSON.parse(record.body) as JsonValue };
  } catch {
    return undefined;
  }
}

function compileOne(source: string): RecordFilter {
  try {
    const pattern = JSON.parse(source) as JsonValue;
    const test = compilePattern(pattern);
    if (!isJsonObject(pattern) || !isJsonObject(pattern.body)) return test;
    return (record) => {
      const parsed = withParsedBody(record);
      return parsed !== undefined && test(parsed);
    };
  } catch (error) {
    if (error instanceof InvalidPatternError || error instanceof SyntaxError)
      throw new AwsCallError('InvalidParameterValueException', `Invalid filter pattern definition: ${error.message}`);
    throw error;
  }
}

/** Passes a record that any of the patterns matches; without patterns, every one. */
export function compileFilters(patterns: readonly string[]): RecordFilter {
  const filters = patterns.map(compileOne);
  return filters.length === 0 ? () => true : (record) => filters.some((filter) => filter(record));
}
