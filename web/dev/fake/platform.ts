import type * as api from '#contracts/events.ts';
import type { AuditEntry } from '#contracts/events.ts';
import { operations } from '#contracts/operations.ts';
import type { Service } from '#contracts/registry.ts';
import { type Handlers, handle } from './http.ts';
import { now, prefixed } from './ids.ts';
import { page } from './page.ts';
import { tenant } from './people.ts';
import { runs } from './run.ts';

const ids = new Map<string, string>();
const idOf = (key: string): string => ids.get(key) ?? ids.set(key, prefixed('evt')).get(key) ?? '';

const entries = (): AuditEntry[] =>
  [...runs.values()].flatMap(({ execution, history }) =>
    history
      .filter(({ type }) => type.startsWith('execution.') || type === 'node.waiting')
      .map(
        (event): AuditEntry => ({
          id: idOf(`${execution.id} ${event.id}`),
          type: event.type === 'node.waiting' ? 'task.created' : event.type,
          source: event.type === 'node.waiting' ? 'flowmaster.tasks' : 'flowmaster.executions',
          tenantId: tenant.id,
          actor: { type: 'service', id: 'executions', name: 'Executions' },
          correlationId: execution.correlationId,
          time: event.time,
          recordedAt: event.time,
          version: 1,
          data: {
            executionId: execution.id,
            processId: execution.processId,
            ...(event.title && { title: event.title }),
          },
        }),
      ),
  );

const services: [string, Service['status'], number, string?][] = [
  ['identity', 'healthy', 8],
  ['processes', 'healthy', 14],
  ['executions', 'healthy', 11],
  ['tasks', 'degraded', 840, 'Answers slowly: 840 ms at the 95th percentile.'],
  ['notifications', 'healthy', 9],
  ['events', 'healthy', 7],
  ['registry', 'healthy', 3],
];

export const platformHandlers: Handlers = {
  listEvents: handle<typeof api.listEvents>(({ query }) => {
    const found = entries()
      .filter(({ correlationId }) => !query.correlationId || correlationId === query.correlationId)
      .filter(({ type }) => !query.type || type === query.type)
      .toSorted((a, b) => b.time.localeCompare(a.time));
    return { body: page(found, query) };
  }),
  listServices: () => ({
    body: {
      items: services.map(([name, status, latencyMs, detail]) => ({
        name,
        summary: `The ${name} context`,
        status,
        latencyMs,
        checkedAt: now(),
        ...(detail && { detail }),
        operations: operations
          .filter(({ context }) => context === name)
          .map(({ id, method, path, summary }) => ({ id, method, path, summary })),
      })),
    },
  }),
};
