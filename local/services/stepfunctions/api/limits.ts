import type { Json, JsonObject } from '../json.ts';

interface Limit {
  least?: number;
  most?: number;
  /** What is not repeated in messages. */
  sensitive?: true;
}

/** Lengths of text parameters in characters, as the API's model has them, by parameter. */
const LENGTHS: Record<string, Limit> = {
  name: { least: 1, most: 80 },
  definition: { least: 1, most: 1_048_576, sensitive: true },
  roleArn: { least: 1, most: 256 },
  stateMachineArn: { least: 1 },
  executionArn: { least: 1 },
  activityArn: { least: 1 },
  mapRunArn: { least: 1 },
  workerName: { least: 1, most: 80 },
  taskToken: { least: 1, most: 2048 },
  input: { most: 262_144, sensitive: true },
  output: { most: 262_144, sensitive: true },
  error: { most: 256, sensitive: true },
  cause: { most: 32_768, sensitive: true },
  description: { most: 256, sensitive: true },
  versionDescription: { most: 256, sensitive: true },
  traceHeader: { most: 256 },
  nextToken: { least: 1, most: 3096 },
  clientToken: { least: 1, most: 64 },
  stateName: { least: 1, most: 80 },
};

/** What is wrong with the lengths and numbers of a request, in the words of AWS's validation. */
export function brokenLimits(action: string, body: JsonObject): string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    if (name === 'maxResults') return brokenCount(action, value);
    const limit = LENGTHS[name];
    if (typeof value !== 'string' || !limit) return [];
    const shown = limit.sensitive ? '' : ` '${value}'`;
    const rule = lengthRule(value, limit);
    return rule ? [`Value${shown} at '${name}' failed to satisfy constraint: ${rule}`] : [];
  });
}

function lengthRule(value: string, { least, most }: Limit): string | undefined {
  if (least !== undefined && value.length < least) return `Member must have length greater than or equal to ${least}`;
  if (most !== undefined && value.length > most) return `Member must have length less than or equal to ${most}`;
  return undefined;
}

function brokenCount(action: string, value: Json | undefined): string[] {
  if (typeof value !== 'number') return [];
  const most = action === 'ValidateStateMachineDefinition' ? 100 : 1000;
  const rule =
    value < 0
      ? 'Member must have value greater than or equal to 0'
      : value > most
        ? `Member must have value less than or equal to ${most}`
        : undefined;
  return rule ? [`Value '${value}' at 'maxResults' failed to satisfy constraint: ${rule}`] : [];
}

/** All that is wrong, as one message. */
export function validationMessage(broken: string[]): string {
  return `${broken.length} validation error${broken.length === 1 ? '' : 's'} detected: ${broken.join('; ')}`;
}
