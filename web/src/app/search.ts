/** Readers of the address's search parameters: whatever does not fit is left out. */
type Raw = Record<string, unknown>;

export const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((candidate) => candidate === value);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Undefined entries stay: the router lays these values over the raw ones, so a value that does not fit must be hidden by one. */
const over = <T extends object>(values: T): { [K in keyof T]?: T[K] } => values;

export const processStatuses = ['draft', 'active', 'suspended', 'completed', 'archived'] as const;
export const runtimeStatuses = ['pending', 'in_progress', 'paused', 'completed', 'failed', 'cancelled'] as const;
export const jobStatuses = ['available', 'leased', 'suspended', 'completed', 'failed', 'withdrawn'] as const;
export const taskViews = ['mine', 'available', 'all'] as const;
export const taskStatuses = ['pending', 'in_progress', 'overdue', 'completed', 'cancelled'] as const;
export const processTabs = ['diagram', 'versions', 'links', 'data', 'definition', 'compiled'] as const;
export const executionTabs = ['timeline', 'data', 'history', 'tree'] as const;

export const signInSearch = (raw: Raw) => {
  const next = text(raw.next);
  return over({
    // Only a path of this origin: never a way to send somebody elsewhere after signing in.
    next: next && /^\/(?![/\\])/.test(next) ? next : undefined,
    ended: raw.ended === true ? true : undefined,
  });
};
export const processesSearch = (raw: Raw) => over({ q: text(raw.q), status: oneOf(processStatuses, raw.status) });
export const processSearch = (raw: Raw) =>
  over({ tab: oneOf(processTabs, raw.tab), node: text(raw.node), version: text(raw.version) });
export const usedKinds = ['data', 'message', 'signal', 'service'] as const;
export const connectionsSearch = (raw: Raw) => over({ kind: oneOf(usedKinds, raw.kind), name: text(raw.name) });
export const startSearch = (raw: Raw) => over({ version: text(raw.version) });
export const executionsSearch = (raw: Raw) =>
  over({ processId: text(raw.processId), status: oneOf(runtimeStatuses, raw.status) });
export const executionSearch = (raw: Raw) => over({ tab: oneOf(executionTabs, raw.tab), node: text(raw.node) });
export const tasksSearch = (raw: Raw) =>
  over({ view: oneOf(taskViews, raw.view), status: oneOf(taskStatuses, raw.status) });
export const jobsSearch = (raw: Raw) => over({ type: text(raw.type), status: oneOf(jobStatuses, raw.status) });
export const eventsSearch = (raw: Raw) => over({ correlationId: text(raw.correlationId), type: text(raw.type) });
