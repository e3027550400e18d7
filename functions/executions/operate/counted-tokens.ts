import { type Noted, objectOf } from './run-visits.ts';

/** What the arrival of a token at a join said and was told. */
const scopeOf = ({ arguments: given }: Noted): unknown => objectOf(objectOf(given?.Payload)?.config)?.scope;
const wasLast = ({ result }: Noted): boolean => objectOf(objectOf(result?.Payload)?.output)?.last === true;

/** Whether the join that a token waited at has gone on since, with the data of all. */
export const isCounted = (arrival: Noted, all: readonly Noted[]): boolean =>
  all.some(
    (other) =>
      other.visit.source?.role === 'join' &&
      other.visit.source.nodeId === arrival.visit.source?.nodeId &&
      scopeOf(other) === scopeOf(arrival) &&
      other.doneAt > arrival.doneAt &&
      wasLast(other),
  );
