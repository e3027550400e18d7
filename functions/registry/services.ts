import { operations } from '#contracts/operations.ts';

/** What each context is for, in one line; the catalogue that `GET /services` shows. */
export const SERVICES: Readonly<Record<string, string>> = {
  identity: 'Sign-in, sessions, users and roles, tenants',
  processes: 'Drafts, versions and publishing of processes; the process graph',
  executions: 'Starts, controls and shows runs of published processes',
  tasks: 'Work for people: inbox, forms, responses, reminders, escalation',
  notifications: 'In-app messages and e-mail',
  integrations: 'Calls to other systems, and jobs that workers of the tenant take',
  rules: 'FEEL expressions of processes that Step Functions cannot evaluate itself',
  events: 'Domain events and the audit log',
  registry: 'This catalogue, the OpenAPI document, health',
};

export const operationsOf = (name: string) =>
  operations
    .filter(({ context }) => context === name)
    .map(({ id, method, path, summary }) => ({ id, method, path, summary }));
