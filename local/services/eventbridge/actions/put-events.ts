import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import { createEvent } from '../event.ts';
import type { JsonValue } from '../pattern/json.ts';
import type { Publication, Publisher } from '../publisher.ts';
import type { Registry } from '../registry.ts';
import { action } from './action.ts';

const Entry = z.strictObject({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().optional(),
  Resources: z.array(z.string()).optional(),
  Time: z.number().optional(),
  TraceHeader: z.string().optional(),
});
type Entry = z.output<typeof Entry>;
interface Refusal {
  ErrorCode: string;
  ErrorMessage: string;
}
interface Identity {
  accountId: string;
  region: string;
}

const mostBytes = 262_144;

function sizeOf(entry: Entry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), entry.Time === undefined ? 0 : 14);
}

function required(name: string): Refusal {
  return {
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  };
}

/** The detail has to be a JSON object. */
function parseDetail(text: string): JsonValue | undefined {
  try {
    const detail = JSON.parse(text) as JsonValue;
    return typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? detail : undefined;
  } catch {
    return undefined;
  }
}

function accept(entry: Entry, registry: Registry, identity: Identity): Publication | Refusal {
  if (!entry.Source) return required('Source');
  if (!entry.DetailType) return required('DetailType');
  if (!entry.Detail) return required('Detail');
  if (entry.DetailType.length > 128)
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: 'Parameter DetailType is not valid. Reason: longer than 128 characters.',
    };
  if (entry.Source.startsWith('aws.'))
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  const detail = parseDetail(entry.Detail);
  if (detail === undefined) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const bus = registry.find(entry.EventBusName);
  if (!bus)
    return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${entry.EventBusName} does not exist.` };
  const { Source: source, DetailType: detailType, Resources: resources = [] } = entry;
  const time = entry.Time === undefined ? {} : { time: new Date(entry.Time * 1000) };
  return { bus, event: createEvent({ source, detailType, detail, resources, ...time }, identity) };
}

/** PutEvents: up to ten events, each accepted or refused by itself. Accepted ones are on disk when the answer goes out. */
export function putEventsAction(registry: Registry, publisher: Publisher, identity: Identity): [string, JsonAction] {
  return action('PutEvents', z.strictObject({ Entries: z.array(Entry).min(1).max(10) }), async ({ Entries }) => {
    if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > mostBytes)
      throw new AwsCallError('ValidationException', 'Total size of the entries in the request is over the limit.');
    const outcomes = Entries.map((entry) => accept(entry, registry, identity));
    await publisher.publish(outcomes.filter((outcome) => 'bus' in outcome));
    return {
      FailedEntryCount: outcomes.filter((outcome) => 'ErrorCode' in outcome).length,
      Entries: outcomes.map((outcome) => ('bus' in outcome ? { EventId: outcome.event.id } : outcome)),
    };
  });
}
