import type { NodeDef } from '#contracts/process-definition/index.ts';
import type { NodeBinding } from '#contracts/processes/bpmn-bindings.ts';

/** A node as decided, and the codes of what the import had to say and is decided with that. */
export interface Bound {
  readonly node: NodeDef;
  readonly decides: readonly string[];
}

/** Why a decision does not fit the node. */
export class NotApplicable extends Error {
  readonly field: keyof NodeBinding;

  constructor(field: keyof NodeBinding, message: string) {
    super(message);
    this.field = field;
  }
}

const OF_EVERY_ACTIVITY = ['inputs', 'outputMapping', 'retry', 'timeout', 'multiInstance', 'loop', 'notTranslated'];
const ABOUT_WORK = ['bpmn.work-unknown', 'bpmn.worker-needed', 'bpmn.script-not-translated'];
const ABOUT_PEOPLE = ['bpmn.group-unknown'];

/** Applies what is decided of a node. `isEmpty`: no other node lies in it. @throws NotApplicable */
export function bindNode(given: NodeDef, binding: NodeBinding, isEmpty: boolean): Bound {
  const decides: string[] = [];
  let node = given;
  if (binding.quantity !== undefined) {
    node = withoutQuantity(node);
    decides.push('bpmn.quantity-not-supported');
  }
  if (binding.jobType !== undefined) {
    node = asJob(node, binding.jobType, isEmpty);
    decides.push(...ABOUT_WORK, ...ABOUT_PEOPLE, 'bpmn.form-elsewhere', 'bpmn.task-untyped');
  }
  if (binding.headers !== undefined) {
    require(node.action_type === 'connector', 'headers', 'only a job has headers; give it a jobType');
    node = configured(node, { headers: binding.headers });
  }
  if (binding.processId !== undefined || binding.version !== undefined) {
    const { processId, version } = binding;
    const isCall = node.type === 'subprocess' && (node.config.kind ?? 'call') === 'call';
    require(isCall, processId === undefined ? 'version' : 'processId', 'only a call activity runs another process');
    node = configured(node, { ...(processId && { processId }), ...(version && { version }) });
    if (processId !== undefined) decides.push('bpmn.called-process-unknown');
  }
  if (binding.assignee !== undefined || binding.candidateRole !== undefined) {
    const { assignee, candidateRole } = binding;
    const field = assignee === undefined ? 'candidateRole' : 'assignee';
    require(node.type.startsWith('human') ||
      node.type.startsWith('external'), field, 'only people’s work is given to somebody');
    node = configured(node, { ...(assignee && { assignee }), ...(candidateRole && { candidateRole }) });
    decides.push(...ABOUT_PEOPLE);
  }
  if (binding.inputs !== undefined) {
    require(isActivity(node), 'inputs', 'only an activity gets something');
    node = configured(node, { inputs: binding.inputs });
    decides.push('bpmn.inputs-needed');
  }
  if (binding.outputs !== undefined) {
    require(isActivity(node), 'outputs', 'only an activity gives something');
    node = { ...node, outputs: binding.outputs };
  }
  return { node, decides };
}

/** Send and receive tasks are events that count as activities. */
const isActivity = ({ type, config }: NodeDef): boolean =>
  !['start', 'end', 'decision'].includes(type) && (type !== 'event' || config.task === true);

function require(fits: boolean, field: keyof NodeBinding, message: string): void {
  if (!fits) throw new NotApplicable(field, message);
}

const configured = (node: NodeDef, fields: NodeDef['config']): NodeDef => ({
  ...node,
  config: { ...node.config, ...fields },
});

/** What repeats the activity or maps its data stays; what says how the work was done before goes. */
function asJob(node: NodeDef, jobType: string, isEmpty: boolean): NodeDef {
  const takesWork = isActivity(node);
  require(takesWork &&
    (node.type !== 'subprocess' || isEmpty), 'jobType', 'only a task, or a subprocess without content, can be a job');
  const kept = Object.entries(node.config).filter(([key]) => OF_EVERY_ACTIVITY.includes(key));
  return {
    ...node,
    type: 'machine',
    action_type: 'connector',
    config: { ...Object.fromEntries(kept), connector: jobType },
  };
}

const QUANTITY = 'bpmn.quantity-not-supported';

function withoutQuantity(node: NodeDef): NodeDef {
  const { notTranslated, ...config } = node.config;
  const codes = Array.isArray(notTranslated) ? notTranslated : [];
  require(codes.includes(QUANTITY), 'quantity', 'it takes and gives one token already');
  const others = codes.filter((code) => code !== QUANTITY);
  return { ...node, config: others.length > 0 ? { ...config, notTranslated: others } : config };
}
