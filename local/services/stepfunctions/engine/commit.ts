import type { ActivityTaskRecord, RedriveTokenRecord } from '../api/records.ts';
import { NEVER, type Operation } from '../store/statements.ts';
import { childEnd } from './child.ts';
import type { JournalBody } from './journal.ts';
import type { Run } from './run.ts';
import type { Effect, Message, Turn } from './turn.ts';

/** A message that must reach its execution even if the process ends first: it is written with what caused it. */
export interface Letter {
  id: number;
  execution: number;
  message: Message;
}

export interface TurnRecord {
  operations: Operation[];
  letters: Letter[];
}

/** Everything a turn changed, as one transaction. `more` says that the execution has work left in memory. */
export function recordTurn(turn: Turn, more: boolean, fresh: boolean, nextLetter: () => number): TurnRecord {
  const operations: Operation[] = [];
  const letters: Letter[] = [];
  const { run, ending } = turn;
  if (ending) endRow(turn);
  if (turn.redriven && !ending) resetRow(turn);
  const due = ending || more || run.busy ? null : run.nextDue();
  if (fresh) operations.push(insertion(turn, due));
  else if (!ending && due !== run.row.due) operations.push(['setDue', due, run.row.id]);
  run.row.due = due;
  if (turn.redriven) operations.push(['redriveExecution', run.row.redrive_count, run.row.redrive_date, run.row.id]);
  if (turn.redriveToken !== undefined) {
    const { key, record } = redriveToken(run.row.arn, turn.redriveToken, turn.now);
    operations.push(['putObject', 'redriveToken', key, JSON.stringify(record)]);
  }
  const entry = journalEntry(turn);
  if (entry) operations.push(entry);
  for (const effect of turn.effects) {
    if (effect.kind === 'activity')
      operations.push(['putObject', 'activityTask', effect.nonce, JSON.stringify(activityTask(turn, effect))]);
  }
  if (ending) {
    const { status, stopped, output, error, cause, id } = run.row;
    operations.push(['endExecution', status, stopped, output, error, cause, id]);
    const letter = letterToParent(turn, nextLetter);
    if (letter) {
      letters.push(letter);
      operations.push(['insertInbox', letter.id, letter.execution, JSON.stringify(letter.message)]);
    }
  }
  return { operations, letters };
}

function endRow(turn: Turn): void {
  const { row } = turn.run;
  const ending = turn.ending;
  if (!ending) return;
  row.status = ending.status;
  row.stopped = turn.now;
  row.output = ending.output;
  row.error = ending.error;
  row.cause = ending.cause;
}

/** An activity's task as workers are given it; it is on disk with the event that schedules it. */
export function activityTask(
  turn: { run: Run; now: number },
  effect: Extract<Effect, { kind: 'activity' }>,
): ActivityTaskRecord {
  const { arn, frame, nonce, input } = effect;
  return { activityArn: arn, execution: turn.run.row.id, frame, nonce, input, scheduled: turn.now };
}

/** The token of a redrive is on disk with what the redrive did, so that a repeated request redrives once. */
export function redriveToken(
  executionArn: string,
  token: string,
  date: number,
): { key: string; record: RedriveTokenRecord } {
  return { key: `${executionArn} ${token}`, record: { executionArn, token, date } };
}

/** A redriven execution has not ended yet. */
function resetRow(turn: Turn): void {
  Object.assign(turn.run.row, { stopped: null, output: null, error: null, cause: null });
}

function insertion(turn: Turn, due: number | null): Operation {
  const r = turn.run.row;
  return [
    'insertExecution',
    ...[r.id, r.arn, r.name, r.machine_arn, r.version_arn, r.alias_arn, r.definition_id, r.type, r.input],
    ...[r.started, due, r.parent_id, r.parent_frame, r.parent_nonce, r.map_run, r.map_index, r.scope, r.trace_header],
  ];
}

function journalEntry(turn: Turn): Operation | undefined {
  const { run } = turn;
  if (turn.events.length === 0 && turn.touched.size === 0 && turn.removed.length === 0) return undefined;
  const body: JournalBody = { e: turn.events };
  if (turn.touched.size > 0) body.f = Array.from(turn.touched);
  if (turn.removed.length > 0) body.x = turn.removed;
  return ['appendJournal', run.row.id, run.seq++, run.nextEvent - turn.events.length, JSON.stringify(body)];
}

function letterToParent(turn: Turn, nextLetter: () => number): Letter | undefined {
  const { row } = turn.run;
  if (row.parent_id === null || row.parent_frame === null || row.parent_nonce === null) return undefined;
  const message: Message = {
    type: 'childEnded',
    frame: row.parent_frame,
    nonce: row.parent_nonce,
    child: childEnd(row),
  };
  return { id: nextLetter(), execution: row.parent_id, message };
}

export { NEVER };
