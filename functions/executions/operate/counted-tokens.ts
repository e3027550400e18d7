import type { Visit } from '../history/visit.ts';
import { type Noted, objectOf } from './run-visits.ts';

/** What the arrival of a token at a join said and was told. */
const configOf = ({ arguments: given }: Noted) => objectOf(objectOf(given?.Payload)?.config);
const scopeOf = (arrival: Noted): unknown => configOf(arrival)?.scope;
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

/** Whether a join has gone on with some of its tokens, and the others are still to come and to end there. */
export function owesTokens(all: readonly Noted[]): boolean {
  const arrivals = all.filter(
    (one) => one.visit.source?.role === 'join' && one.result && configOf(one)?.activateAfter !== undefined,
  );
  return arrivals.some((arrival) => {
    const same = arrivals.filter(
      (other) => other.visit.source?.nodeId === arrival.visit.source?.nodeId && scopeOf(other) === scopeOf(arrival),
    );
    const flows = configOf(arrival)?.flows;
    const round = Array.isArray(flows) ? same.length % flows.length : 0;
    const latest = same.toSorted((a, b) => a.doneAt - b.doneAt).slice(same.length - round);
    return latest.some(wasLast);
  });
}

/** Arrivals whose tokens wait though the parallel state that they came by has been left: what is still open around is `container`. */
export const parkedBehind = (container: Visit, all: readonly Noted[]): Noted[] =>
  all.filter(
    (one) =>
      one.visit.source?.role === 'join' &&
      one.result !== undefined &&
      one.visit.container !== container &&
      openAround(one.visit) === container &&
      !wasLast(one) &&
      !isCounted(one, all),
  );

function openAround({ container }: Visit): Visit | undefined {
  let at = container;
  while (at && !at.open) at = at.container;
  return at;
}
