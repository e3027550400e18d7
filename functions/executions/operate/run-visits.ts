import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { JsonObject } from '#contracts/core/json.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { parsed } from '../history/node-data.ts';
import { stepOf } from '../history/step.ts';
import { type Visit, VisitTracker } from '../history/visit.ts';

/** What a history says of one visit of a state, beyond that it was. */
export interface Noted {
  visit: Visit;
  /** What it was left with; absent while it is open. */
  output?: JsonObject;
  /** Arguments and result of its task, where it has one. */
  arguments?: JsonObject;
  result?: JsonObject;
  /** The task waits for its token, or for the run that it started. */
  waits: boolean;
  /** Of the last visit of an iteration that is done: what that gave, as JSON. */
  gave?: string;
  /** Number of the event that ended its task. */
  doneAt: number;
}

export const objectOf = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;

const jsonOf = (text: string | undefined): JsonObject | undefined => objectOf(parsed(text));

/** The visits of a run, by the container that they lie in and in the order in which they began. */
export class RunVisits {
  readonly #within = new Map<Visit | undefined, Noted[]>();
  readonly all: Noted[] = [];
  /** What the run began with. */
  readonly given: JsonObject | undefined;

  constructor(history: readonly RunEvent[], { sourceMap }: Pick<RunnableVersion, 'sourceMap'>) {
    const tracker = new VisitTracker(sourceMap.states);
    const noted = new Map<Visit, Noted>();
    const left = new Map<number, { note: Noted; output: string | undefined }>();
    for (const event of history) {
      const step = stepOf(event);
      if (step.kind === 'run-started') this.given ??= jsonOf(step.input);
      const visit = tracker.place(step);
      const last = event.type === 'MapIterationSucceeded' ? left.get(step.previousId) : undefined;
      if (last?.output !== undefined) last.note.gave = last.output;
      if (!visit) continue;
      if (step.kind === 'entered') this.#add(visit, noted);
      const note = noted.get(visit);
      if (!note) continue;
      if (step.kind === 'scheduled') note.arguments = jsonOf(step.parameters) ?? {};
      if (step.kind === 'scheduled') note.waits = step.waits ?? false;
      if (step.kind === 'succeeded') Object.assign(note, { result: jsonOf(step.output) ?? {}, doneAt: step.id });
      if (step.kind !== 'exited') continue;
      visit.open = false;
      note.output = jsonOf(step.output) ?? {};
      left.set(step.id, { note, output: step.output });
    }
  }

  #add(visit: Visit, noted: Map<Visit, Noted>): void {
    const note: Noted = { visit, waits: false, doneAt: 0 };
    noted.set(visit, note);
    this.all.push(note);
    const siblings = this.#within.get(visit.container) ?? [];
    this.#within.set(visit.container, siblings);
    siblings.push(note);
  }

  /** The last visit of each branch of a container; of the run itself, its last one. Many lanes of a net are maps within its map. */
  ends(container: Visit | undefined): Noted[] {
    const inside = this.#within.get(container) ?? [];
    if (!container) return inside.slice(-1);
    const branches = new Map<Visit, Noted>();
    for (const note of inside) branches.set(firstOf(note.visit, container), note);
    const last = [...branches.values()];
    if (container.source?.lanes === undefined) return last;
    return last.flatMap((one) => (one.visit.source?.lanes === undefined ? [one] : this.ends(one.visit)));
  }

  before(visit: Visit): Noted | undefined {
    return this.all.find((note) => note.visit === visit.cameFrom);
  }
}

/** The visit that a branch began with. */
function firstOf(visit: Visit, container: Visit): Visit {
  let at = visit;
  while (at.cameFrom && at.cameFrom !== container) at = at.cameFrom;
  return at;
}
