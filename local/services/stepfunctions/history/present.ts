import type { StoredEvent } from '../engine/journal.ts';
import type { JsonObject } from '../json.ts';
import { EVENT_DETAILS } from './event-types.ts';

/** Data fields of event details, with the companion that says whether they were truncated. */
const DATA_FIELDS: Record<string, string> = {
  input: 'inputDetails',
  output: 'outputDetails',
  assignedVariables: 'assignedVariablesDetails',
};

/** One event as GetExecutionHistory answers it. Without execution data, inputs, outputs and parameters are left out. */
export function presentEvent(id: number, event: StoredEvent, includeData: boolean): JsonObject {
  const [type, time, previousEventId, details] = event;
  const key = EVENT_DETAILS[type];
  const shown: JsonObject = { timestamp: time / 1000, type, id, previousEventId };
  if (key !== null) shown[key] = presentDetails(details ?? {}, includeData);
  return shown;
}

function presentDetails(details: JsonObject, includeData: boolean): JsonObject {
  const out: JsonObject = {};
  for (const [field, value] of Object.entries(details)) {
    const companion = DATA_FIELDS[field];
    if (companion && !includeData) continue;
    if (field === 'parameters' && !includeData) continue;
    out[field] = value;
    if (companion) out[companion] = { truncated: false };
  }
  return out;
}
