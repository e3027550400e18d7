import type { CostedState } from './machine.ts';

const STEP_FUNCTIONS = 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html';
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';

/** Bounds of AWS that a process can meet. Those of a region are the defaults; some can be raised. */
export const QUOTAS = [
  { id: 'definition-size', name: 'Size of a state machine definition', limit: '1 MB', source: STEP_FUNCTIONS },
  { id: 'history', name: 'Events in the history of an execution', limit: '25,000', source: STEP_FUNCTIONS },
  { id: 'payload', name: 'Input or result of a state', limit: '256 KiB', source: STEP_FUNCTIONS },
  { id: 'execution-time', name: 'Time that an execution may take', limit: '1 year', source: STEP_FUNCTIONS },
  { id: 'map-concurrency', name: 'Iterations of an inline Map at the same time', limit: '40', source: STEP_FUNCTIONS },
  { id: 'start-execution', name: 'StartExecution, per second', limit: '300 (bursts of 1,300)', source: STEP_FUNCTIONS },
  { id: 'lambda-concurrency', name: 'Functions that run at the same time, per region', limit: '1,000', source: LAMBDA },
  { id: 'lambda-time', name: 'Time that a function may take', limit: '15 minutes', source: LAMBDA },
] as const;

export type QuotaId = (typeof QUOTAS)[number]['id'];

/** Quotas that a visit of these states touches, beside those of the whole machine. */
export function quotasOf(states: readonly CostedState[]): QuotaId[] {
  const touched = new Set<QuotaId>();
  for (const { type, resource } of states) {
    if (resource?.includes('lambda:invoke')) touched.add('payload').add('lambda-concurrency');
    if (resource?.endsWith('lambda:invoke')) touched.add('lambda-time');
    if (resource?.endsWith('.waitForTaskToken') || type === 'Wait') touched.add('execution-time');
    if (resource?.includes('startExecution')) touched.add('start-execution').add('payload').add('execution-time');
    if (type === 'Map') touched.add('map-concurrency').add('history').add('payload');
    if (type === 'Parallel') touched.add('payload');
  }
  return QUOTAS.map(({ id }) => id).filter((id) => touched.has(id));
}
