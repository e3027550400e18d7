import { NOTHING, type Use } from './use.ts';

/**
 * What an operation of a task function uses beside its own call, on the ordinary way, counted in the code that serves it. A transaction
 * writes two units an item; each event is an item of the outbox, an event on the bus, a call of the outbox publisher and one of its consumer.
 */
const OPERATIONS: Readonly<Record<string, Partial<Use>>> = {
  // Created: task, its execution's and candidates' entries, schedule, event. Answered: task, entries, event; the answer's own API call.
  'task.create': { writeUnits: 18, readUnits: 4, busEvents: 2, backgroundCalls: 5 },
  // Created: job, its execution's entry, event. Taken: the job. Answered: job, output, event; the API's own calls.
  'job.create': { writeUnits: 16, readUnits: 3, busEvents: 2, backgroundCalls: 6 },
  'notification.send': { writeUnits: 4, busEvents: 1, backgroundCalls: 2 },
  // Parked and counted; delivered, and taken out.
  'message.await': { writeUnits: 6, readUnits: 2 },
  'message.publish': { writeUnits: 4, readUnits: 2 },
  'join.arrive': { writeUnits: 4, readUnits: 1 },
  // Head and token put, the one before deleted; head and data read.
  'join.move': { writeUnits: 6, readUnits: 3 },
  // Record, payload and two events, as for a run that is started from outside.
  'execution.prepare-child': { writeUnits: 10, readUnits: 2, busEvents: 2, backgroundCalls: 4 },
};

/** A run itself: its start (API, record, payload, two events), and its end (record, what each node did, event). */
export const RUN_USE: Use = {
  ...NOTHING,
  writeUnits: 24,
  readUnits: 4,
  busEvents: 3,
  backgroundCalls: 8,
  // ExecutionStarted and ExecutionSucceeded.
  historyEvents: 2,
};

export const operationUse = (operation: string | undefined): Use => ({
  ...NOTHING,
  ...(operation === undefined ? {} : OPERATIONS[operation]),
});
