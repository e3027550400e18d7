import type { Capability } from './capabilities/index.ts';

/** An entry file of a context, `functions/<context>/<door>.ts`: each becomes one Lambda function. */
export type Door = 'api' | 'events' | 'tasks' | 'authorizer' | 'outbox';

export interface DoorDeclaration {
  /** What the function may do and is told: the only source of its IAM statements and environment. */
  readonly uses: readonly Capability[];
  readonly memory?: number;
  /** Seconds; 29 at most behind the HTTP API. */
  readonly timeout?: number;
}

export interface ContextDeclaration {
  readonly name: string;
  readonly doors: Partial<Record<Door, DoorDeclaration>>;
  /** Partition keys beyond `TENANT#*` that the context's functions may touch, each with the reason. */
  readonly otherKeys?: Readonly<Record<string, string>>;
  /** Domain events that `events` consumes; `all`: every one. */
  readonly subscribes?: readonly string[] | 'all';
  /** `events` also gets "Step Functions Execution Status Change" of the tenants' state machines. */
  readonly watchesExecutions?: boolean;
  /** Operations of `tasks` that run on a schedule. */
  readonly schedules?: readonly { readonly operation: string; readonly everyMinutes: number }[];
  /** Routes beside the contract's operations, such as webhooks, which carry their own proof of who calls. */
  readonly rawRoutes?: readonly { readonly route: string; readonly whyPublic: string }[];
}

const sweepKeys = { 'SWEEP#*': 'a scheduled sweep asks which tenants have something to look at' };

/** The bounded contexts. To add one, add its entry here: build, stacks, IAM and alarms derive from it. */
export const contexts: readonly ContextDeclaration[] = [
  {
    name: 'identity',
    otherKeys: { 'LOGIN#*': 'a login finds its tenant by the e-mail address, before a tenant is known' },
    doors: {
      // Password hashing (argon2) is bound by memory and CPU, which Lambda gives in proportion to memory.
      api: { uses: ['table', 'token-signing'], memory: 1024 },
      authorizer: { uses: ['token-verification', 'api-key-verification'], timeout: 10 },
      events: { uses: ['table'] },
      tasks: { uses: ['table'] },
    },
  },
  {
    name: 'processes',
    doors: {
      api: { uses: ['table', 'graph', 'event-bus', 'state-machines', 'invoke-executions'] },
      events: { uses: ['table', 'graph'] },
      // Compiles and publishes the machines that runs are moved into.
      tasks: { uses: ['table', 'graph', 'event-bus', 'state-machines'] },
    },
    schedules: [{ operation: 'graph-outbox.sweep', everyMinutes: 1 }],
  },
  {
    name: 'executions',
    otherKeys: sweepKeys,
    doors: {
      api: { uses: ['table', 'executions', 'task-tokens', 'invoke-processes'] },
      events: { uses: ['table', 'executions', 'task-tokens', 'invoke-processes'], timeout: 60 },
      // Scripts run here, in a sandbox with memory of its own.
      tasks: {
        uses: ['table', 'executions', 'task-tokens', 'invoke-processes'],
        memory: 1024,
        timeout: 60,
      },
    },
    subscribes: [
      'execution.resumed',
      'execution.cancelled',
      'migration.started',
      'migration.progressed',
      'process.published',
      'process.activated',
      'process.archived',
      'trigger-link.created',
      'trigger-link.deleted',
    ],
    watchesExecutions: true,
    schedules: [{ operation: 'executions.recover', everyMinutes: 1 }],
  },
  {
    name: 'tasks',
    otherKeys: sweepKeys,
    doors: {
      api: { uses: ['table'] },
      events: { uses: ['table', 'task-tokens'] },
      tasks: { uses: ['table', 'task-tokens', 'pause-control'] },
    },
    subscribes: [
      'task.completed',
      'execution.completed',
      'execution.failed',
      'execution.cancelled',
      'execution.moved',
      'user.created',
      'user.updated',
    ],
    schedules: [{ operation: 'tasks.due-sweep', everyMinutes: 1 }],
  },
  {
    name: 'events',
    doors: {
      api: { uses: ['table'] },
      events: { uses: ['table'] },
      outbox: { uses: ['event-bus'], timeout: 30 },
    },
    subscribes: 'all',
  },
  {
    name: 'registry',
    doors: { api: { uses: ['service-probes'] } },
    rawRoutes: [
      {
        route: 'ANY /api/v1/{proxy+}',
        whyPublic: 'takes what no operation does, and answers 404 or 405 with a problem document',
      },
    ],
  },
  {
    name: 'notifications',
    doors: {
      api: { uses: ['table', 'mail'] },
      events: { uses: ['table', 'mail'] },
      tasks: { uses: ['table', 'mail', 'pause-control'] },
    },
    subscribes: [
      'user.created',
      'user.updated',
      'task.created',
      'task.assigned',
      'task.reminded',
      'task.escalated',
      'task.overdue',
    ],
  },
  {
    name: 'rules',
    doors: {
      // Evaluates expressions: it reaches nothing. Lists that an expression builds take memory before its second is over.
      tasks: { uses: [], memory: 1024, timeout: 10 },
    },
  },
  {
    name: 'integrations',
    doors: {
      api: { uses: ['table'] },
      events: { uses: ['table', 'task-tokens', 'pause-control'] },
      // A webhook's target may take its time; the state machine's own timeout is longer.
      tasks: { uses: ['table', 'task-tokens', 'webhook-targets', 'pause-control'], timeout: 60 },
    },
    subscribes: [
      'job.completed',
      'job.failed',
      'execution.paused',
      'execution.resumed',
      'execution.completed',
      'execution.failed',
      'execution.cancelled',
      'execution.moved',
    ],
  },
];

/** Contexts that keep records: each has a table of its own, with its stream and outbox. */
export const tableOwners: readonly ContextDeclaration[] = contexts.filter(({ doors }) =>
  Object.values(doors).some(({ uses }) => uses.includes('table')),
);
