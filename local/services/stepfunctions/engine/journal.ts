import type { EventType } from '../history/event-types.ts';
import type { JsonObject } from '../json.ts';
import type { Frame } from './frame.ts';

/** A history event as stored: its id follows from its place; details are those AWS documents, without the constant parts. */
export type StoredEvent = [type: EventType, time: number, previous: number, details?: JsonObject];

/** One journal entry: what a turn appended to the history, which frames it changed and which it ended. */
export interface JournalBody {
  e: StoredEvent[];
  f?: Frame[];
  x?: number[];
}
