/** Readers of the address's search parameters: whatever does not fit is left out. */
type Raw = Record<string, unknown>;

export const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((candidate) => candidate === value);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Leaves undefined entries out, so that they do not show in the address. */
const compact = <T extends object>(values: T): { [K in keyof T]?: T[K] } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

export const processStatuses = ['draft', 'active', 'suspended', 'completed', 'archived'] as const;
export const runtimeStatuses = ['pending', 'in_progress', 'paused', 'completed', 'failed', 'cancelled'] as const;
export const taskViews = ['mine', 'available', 'all'] as const;
export const taskStatuses = ['pending', 'in_progress', 'overdue', 'completed', 'cancelled'] as const;
export const processTabs = ['diagram', 'versions', 'links', 'data', 'definition', 'compiled'] as const;
export const executionTabs = ['timeline', 'data', 'history', 'tree'] as const;

export const signInSearch = (raw: Raw) => {
  const next = text(raw.next);
  return compact({
    // Only a path of this origin: never a way to send somebody elsewhere after signing in.
    next: next && /^\/(?![/\\])/.test(next) ? next : undefined,
    ended: raw.ended === true ? true : undefined,
  });
};
export const processesSearch = (raw: Raw) => compact({ q: text(raw.q), status: oneOf(processStatuses, raw.status) });
export const processSearch = (raw: Raw) =>
  compact({ tab: oneOf(processTabs, raw.tab), node: text(raw.node), version: text(raw.version) });
export const startSearch = (raw: Raw) => compact({ version: text(raw.version) });
export const executionsSearch = (raw: Raw) =>
  compact({ processId: text(raw.processId), status: oneOf(runtimeStatuses, raw.status) });
export const executionSearch = (raw: Raw) => compact({ tab: oneOf(executionTabs, raw.tab), node: text(raw.node) });
export const tasksSearch = (raw: Raw) =>
  compact({ view: oneOf(taskViews, raw.view), status: oneOf(taskStatuses, raw.status) });
export const eventsSearch = (raw: Raw) => compact({ correlationId: text(raw.correlationId), type: text(raw.type) });
