import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { EventEnvelope } from '#contracts/core/event.ts';

let shared: EventBridgeClient | undefined;
const client = (): EventBridgeClient => (shared ??= new EventBridgeClient({}));

/** EventBridge takes at most ten entries a call. */
const MAX_ENTRIES = 10;

export interface Publication {
  source: string;
  envelope: EventEnvelope;
}

const entryOf = (bus: string, { source, envelope }: Publication): PutEventsRequestEntry => ({
  EventBusName: bus,
  Source: source,
  DetailType: envelope.type,
  Detail: JSON.stringify(envelope),
  Time: new Date(envelope.time),
});

/** Puts events on the bus. @returns the positions of those that the bus did not take, with its reason */
export async function publish(
  bus: string,
  publications: readonly Publication[],
): Promise<{ index: number; reason: string }[]> {
  const refused: { index: number; reason: string }[] = [];
  for (let at = 0; at < publications.length; at += MAX_ENTRIES) {
    const Entries = publications.slice(at, at + MAX_ENTRIES).map((publication) => entryOf(bus, publication));
    const { Entries: answers = [] } = await client().send(new PutEventsCommand({ Entries }));
    answers.forEach((answer, index) => {
      if (answer.ErrorCode)
        refused.push({ index: at + index, reason: `${answer.ErrorCode}: ${answer.ErrorMessage ?? ''}` });
    });
  }
  return refused;
}
