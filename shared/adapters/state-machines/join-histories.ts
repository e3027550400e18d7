import type { HistoryEvent } from '@aws-sdk/client-sfn';

type ReadHistory = (runArn: string) => Promise<HistoryEvent[]>;

/** States that only join the parts of a machine begin with this (`#compiler/split`). */
const BRIDGE = 'flowmaster.';

/**
 * The history of a run with those of the parts that it runs, as one: as if the machine had never been split. Events of the
 * states in between are left out, and what follows on them follows on what was before them.
 */
export async function joinHistories(events: readonly HistoryEvent[], read: ReadHistory): Promise<HistoryEvent[]> {
  if (!events.some(isBridge)) return [...events];
  return new Joining(read).join(events);
}

const isBridge = (event: HistoryEvent): boolean => event.stateEnteredEventDetails?.name?.startsWith(BRIDGE) === true;

class Joining {
  readonly #joined: HistoryEvent[] = [];
  readonly #read: ReadHistory;

  constructor(read: ReadHistory) {
    this.#read = read;
  }

  async join(events: readonly HistoryEvent[]): Promise<HistoryEvent[]> {
    await this.#append(events, 0, true);
    return this.#joined;
  }

  /** @returns the number of the last event in the joined history that the run had come to */
  async #append(events: readonly HistoryEvent[], after: number, outermost: boolean): Promise<number> {
    /** Event of this run → the event in the joined history that stands for it. */
    const standsFor = new Map<number, number>([[0, after]]);
    const between = new Set<number>();
    let last = after;
    for (const event of events) {
      const id = event.id ?? 0;
      const previous = event.previousEventId ?? 0;
      let at = standsFor.get(previous) ?? after;
      if (isBridge(event) || (between.has(previous) && isWithinState(event))) {
        between.add(id);
        if (event.type === 'TaskSubmitted') at = await this.#appendPart(event, at);
      } else if (outermost || !(isEnd(event) || event.type === 'ExecutionStarted')) {
        this.#joined.push({ ...event, id: this.#joined.length + 1, previousEventId: at });
        at = this.#joined.length;
      }
      standsFor.set(id, at);
      last = at;
    }
    return last;
  }

  async #appendPart(submitted: HistoryEvent, after: number): Promise<number> {
    const runArn = runArnOf(submitted.taskSubmittedEventDetails?.output);
    return runArn === undefined ? after : this.#append(await this.#read(runArn), after, false);
  }
}

/** What a state that is no container tells between being entered and left, and its leaving. */
const isWithinState = ({ type, stateExitedEventDetails }: HistoryEvent): boolean =>
  stateExitedEventDetails?.name?.startsWith(BRIDGE) === true || /^(Task|Evaluation)[A-Z][a-z]+$/.test(type ?? '');

const isEnd = ({ type }: HistoryEvent): boolean =>
  type !== undefined && /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(type);

/** ARN of the run that a task started, as its answer has it. */
function runArnOf(output: string | undefined): string | undefined {
  try {
    const { ExecutionArn } = JSON.parse(output ?? '{}') as { ExecutionArn?: unknown };
    return typeof ExecutionArn === 'string' ? ExecutionArn : undefined;
  } catch {
    return undefined;
  }
}
