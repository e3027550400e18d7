import { AwsCallError } from '#local/services/contract.ts';
import { isJsonObject, type JsonValue } from '../pattern/json.ts';

const step = /\.([\w-]+)|\['([^']*)'\]|\["([^"]*)"\]|\[(\d+)\]/y;

/** The JSON paths that EventBridge takes in inputs: `$`, members and array positions. */
export function compilePath(path: string): (event: JsonValue) => JsonValue | undefined {
  const steps: (string | number)[] = [];
  const invalid = () => new AwsCallError('ValidationException', `Invalid JSON path: ${path}`);
  if (!path.startsWith('$')) throw invalid();
  step.lastIndex = 1;
  while (step.lastIndex < path.length) {
    const match = step.exec(path);
    if (!match) throw invalid();
    steps.push(match[4] === undefined ? (match[1] ?? match[2] ?? match[3] ?? '') : Number(match[4]));
  }
  return (event) => {
    let value: JsonValue | undefined = event;
    for (const key of steps) {
      if (typeof key === 'number') value = Array.isArray(value) ? value[key] : undefined;
      else value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
      if (value === undefined) return undefined;
    }
    return value;
  };
}
