import type { z } from 'zod';
import { NodeConfigSchemas, type NodeDef } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';
import type { Work } from './model.ts';

type Kind = Exclude<Work['kind'], 'token'>;

const BY_ACTION: Readonly<Record<string, Kind>> = {
  employee_task: 'human',
  approval: 'human',
  script: 'script',
  ai_agent: 'agent',
  notification: 'notification',
  webhook: 'webhook',
  connector: 'connector',
  rule: 'rule',
  sdx_query: 'query',
};

const HUMAN_ACTIONS = ['employee_task', 'approval'];
const MACHINE_ACTIONS = Object.keys(BY_ACTION).filter((action) => !HUMAN_ACTIONS.includes(action));

/** Actions that each type of node may have; the first is the default. */
const ACTIONS: Readonly<Record<NodeDef['type'], readonly string[]>> = {
  start: [],
  end: [],
  event: [],
  decision: [],
  subprocess: [],
  human_internal: HUMAN_ACTIONS,
  human_external: HUMAN_ACTIONS,
  external_affiliated: [...HUMAN_ACTIONS, 'webhook', 'connector', 'notification'],
  external_third_party: [...HUMAN_ACTIONS, 'webhook', 'connector', 'notification'],
  machine: MACHINE_ACTIONS,
  ai_agent: ['ai_agent'],
};

const SCHEMAS: Readonly<Record<Kind, z.ZodType>> = {
  start: NodeConfigSchemas.event,
  end: NodeConfigSchemas.event,
  event: NodeConfigSchemas.event,
  decision: NodeConfigSchemas.decision,
  receive: NodeConfigSchemas.messageTask,
  send: NodeConfigSchemas.messageTask,
  human: NodeConfigSchemas.human,
  script: NodeConfigSchemas.script,
  webhook: NodeConfigSchemas.webhook,
  notification: NodeConfigSchemas.notification,
  subprocess: NodeConfigSchemas.subprocess,
  agent: NodeConfigSchemas.machine,
  rule: NodeConfigSchemas.machine,
  connector: NodeConfigSchemas.connector,
  query: NodeConfigSchemas.machine,
};

/** Parses a node's configuration by its type and action; what does not fit is reported and gives undefined. */
export function parseWork(node: NodeDef, report: Report): Work | undefined {
  const kind = kindOf(node, report);
  if (!kind) return undefined;
  if (isNotTranslated(node, report)) return undefined;
  const parsed = SCHEMAS[kind].safeParse(node.config);
  if (parsed.success) return { kind, config: parsed.data } as Work;
  for (const issue of flatten(parsed.error.issues))
    report.error(
      'node.config-invalid',
      { nodeId: node.node_id, field: pointer(issue.path) },
      `The configuration of “${node.title}” is not valid: ${issue.message}.`,
      `Correct ${pointer(issue.path)}; see the fields of ${described(node)}.`,
    );
  return undefined;
}

/** An import leaves a mark where it met something without a counterpart here; somebody has to decide what becomes of it. */
function isNotTranslated({ node_id: nodeId, title, config }: NodeDef, report: Report): boolean {
  const { notTranslated } = config;
  if (notTranslated === undefined) return false;
  const codes = Array.isArray(notTranslated) ? notTranslated.join(', ') : String(notTranslated);
  report.error(
    'node.not-translated',
    { nodeId, field: '/config/notTranslated' },
    `“${title}” was imported with something that has no counterpart here (${codes}).`,
    'Decide how it is to run, change the node, and remove the field notTranslated.',
  );
  return true;
}

/** The action of a node, with the default of its type. */
export const actionOf = (node: NodeDef): string | undefined => node.action_type ?? ACTIONS[node.type][0];

function kindOf(node: NodeDef, report: Report): Kind | undefined {
  const allowed = ACTIONS[node.type];
  if (node.action_type && !allowed.includes(node.action_type)) {
    report.error(
      'node.action-not-allowed',
      { nodeId: node.node_id, field: '/action_type' },
      `A ${node.type} node cannot have the action ${node.action_type}.`,
      allowed.length ? `Choose one of: ${allowed.join(', ')}.` : 'Leave action_type out.',
    );
    return undefined;
  }
  if (node.type === 'machine' && !node.action_type) {
    report.error(
      'node.action-missing',
      { nodeId: node.node_id, field: '/action_type' },
      `“${node.title}” is machine work, but does not say which.`,
      `Set action_type to one of: ${allowed.join(', ')}.`,
    );
    return undefined;
  }
  if (node.type === 'event' && node.config.task !== undefined)
    return node.config.position === 'throw' ? 'send' : 'receive';
  const action = actionOf(node);
  if (action) return BY_ACTION[action];
  return node.type as Extract<Kind, NodeDef['type']>;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A union's issues are told by the alternative that got furthest; unknown keys are named one by one. */
function flatten(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[] = []): Issue[] {
  return issues.flatMap((issue): Issue[] => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], message: 'this field is not known here' }));
    if (issue.code === 'invalid_union' && issue.errors[0]?.length) return flatten(issue.errors[0], path).slice(0, 1);
    return [{ path, message: inWords(issue.message) }];
  });
}

/** What the schema says, for people who write definitions: what is not there is missing, not `undefined`. */
const inWords = (message: string): string =>
  message.endsWith('received undefined') ? 'it is missing' : message.replace(/^Invalid input: /, '').replace(/\.$/, '');

const pointer = (path: readonly PropertyKey[]): string =>
  ['/config', ...path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

const described = (node: NodeDef): string =>
  node.action_type ? `the action ${node.action_type}` : `${node.type} nodes`;
