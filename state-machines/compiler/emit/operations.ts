import type { Json, JsonObject } from '#contracts/core/json.ts';
import type { ActivityWork, CheckedNode, ProcessGraph, RetryConfig } from '../normalize/model.ts';
import { actionOf } from '../normalize/node-config.ts';
import { ONE_YEAR_SECONDS } from './asl.ts';

/** How a kind of work is called: which context's function, for what, and how long it may take when nothing is said. */
export interface Operation {
  readonly context: string;
  readonly operation: string;
  readonly waitsForToken: boolean;
  readonly timeoutSeconds: (work: ActivityWork) => number;
}

const LAMBDA_SECONDS = 900;
const seconds = (value: number) => () => value;

export const OPERATIONS: Readonly<Record<ActivityWork['kind'], Operation>> = {
  human: { context: 'tasks', operation: 'task.create', waitsForToken: true, timeoutSeconds: seconds(ONE_YEAR_SECONDS) },
  script: {
    context: 'executions',
    operation: 'script.run',
    waitsForToken: false,
    timeoutSeconds: (work) => (work.kind === 'script' ? Math.ceil(work.config.timeoutMs / 1000) + 30 : 60),
  },
  webhook: {
    context: 'integrations',
    operation: 'webhook.call',
    waitsForToken: false,
    timeoutSeconds: (work) => (work.kind === 'webhook' ? work.config.timeoutSeconds + 30 : 90),
  },
  notification: {
    context: 'notifications',
    operation: 'notification.send',
    waitsForToken: false,
    timeoutSeconds: seconds(60),
  },
  agent: { context: 'agents', operation: 'agent.run', waitsForToken: false, timeoutSeconds: seconds(LAMBDA_SECONDS) },
  rule: { context: 'rules', operation: 'rule.evaluate', waitsForToken: false, timeoutSeconds: seconds(60) },
  connector: {
    context: 'integrations',
    operation: 'job.create',
    waitsForToken: true,
    timeoutSeconds: seconds(ONE_YEAR_SECONDS),
  },
  query: { context: 'sdx', operation: 'query.run', waitsForToken: false, timeoutSeconds: seconds(60) },
  receive: {
    context: 'executions',
    operation: 'message.await',
    waitsForToken: true,
    timeoutSeconds: seconds(ONE_YEAR_SECONDS),
  },
  send: { context: 'executions', operation: 'message.publish', waitsForToken: false, timeoutSeconds: seconds(60) },
  subprocess: {
    context: 'executions',
    operation: 'execution.prepare-child',
    waitsForToken: false,
    timeoutSeconds: seconds(ONE_YEAR_SECONDS),
  },
};

/** Fields of an activity's configuration that the compiler consumes; the work itself does not get them. */
const COMPILED = ['inputs', 'outputMapping', 'retry', 'timeout', 'multiInstance', 'loop', 'kind', 'contextFields'];

/** The configuration as the task function gets it, its expressions still templates. */
export function configOf(node: CheckedNode, graph: ProcessGraph): JsonObject {
  const config: JsonObject = { title: node.def.title };
  const { work } = node;
  if (work.kind === 'human') {
    config.processName = graph.definition.name;
    config.nodeType = node.def.type;
    config.action = actionOf(node.def) ?? null;
    if (node.def.description !== undefined) config.description = node.def.description;
  }
  if (work.kind === 'connector') {
    config.processName = graph.definition.name;
    config.retry = attemptsOf(work.config.retry);
  }
  for (const [key, value] of Object.entries(work.config))
    if (!COMPILED.includes(key) && value !== undefined) config[key] = value as Json;
  const role = graph.definition.lanes.find((lane) => lane.id === node.def.lane_id)?.role;
  if (
    work.kind === 'human' &&
    role &&
    !work.config.assignee &&
    !work.config.candidateRole &&
    !work.config.candidateUsers
  )
    config.candidateRole = role;
  return config;
}

/** How often a job is tried, and how long after a failure. Errors that are named are the state's own to repeat. */
function attemptsOf(retry: RetryConfig | undefined): JsonObject {
  if (!retry || retry.errors) return { maxAttempts: 0 };
  const { maxAttempts, intervalSeconds, backoffRate, maxDelaySeconds } = retry;
  return { maxAttempts, intervalSeconds, backoffRate, ...(maxDelaySeconds !== undefined && { maxDelaySeconds }) };
}
