import { randomUUID } from 'node:crypto';
import type { JsonObject, JsonValue } from './pattern/json.ts';

/** An event as rules see it and targets get it. */
export interface EventEnvelope extends JsonObject {
  version: string;
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  /** To the second, as on AWS. */
  time: string;
  region: string;
  resources: string[];
  detail: JsonValue;
}

export interface EventInput {
  source: string;
  detailType: string;
  detail: JsonValue;
  resources?: string[];
  time?: Date;
}

export function createEvent(
  input: EventInput,
  { accountId, region }: { accountId: string; region: string },
): EventEnvelope {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': input.detailType,
    source: input.source,
    account: accountId,
    time: (input.time ?? new Date()).toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: input.resources ?? [],
    detail: input.detail,
  };
}
