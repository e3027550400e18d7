import type { NodeDef } from '#contracts/process-definition/index.ts';

const SUBPROCESS: Readonly<Record<string, string>> = {
  call: 'callActivity',
  embedded: 'subProcess',
  event: 'subProcess',
  transaction: 'transaction',
  ad_hoc: 'adHocSubProcess',
};
const GATEWAY: Readonly<Record<string, string>> = { event_based: 'eventBasedGateway' };
const EVENT: Readonly<Record<string, string>> = { boundary: 'boundaryEvent', throw: 'intermediateThrowEvent' };
const ACTION: Readonly<Record<string, string>> = { script: 'scriptTask', rule: 'businessRuleTask' };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The BPMN element that a node is, unless its metadata name another that means the same here. */
export function usualElement({
  type,
  action_type: action,
  config,
}: Pick<NodeDef, 'type' | 'action_type' | 'config'>): string {
  if (type === 'start') return 'startEvent';
  if (type === 'end') return 'endEvent';
  if (type === 'event' && config.task === true) return config.position === 'throw' ? 'sendTask' : 'receiveTask';
  if (type === 'event') return EVENT[text(config.position)] ?? 'intermediateCatchEvent';
  if (type === 'decision') return GATEWAY[text(config.gateway)] ?? `${text(config.gateway) || 'exclusive'}Gateway`;
  if (type === 'subprocess') return SUBPROCESS[text(config.kind) || 'call']!;
  if (type === 'machine' || type === 'ai_agent') return ACTION[action ?? ''] ?? 'serviceTask';
  return 'userTask';
}

/** The BPMN element of a node that came from BPMN, or of its kind. */
export function elementOf(node: Pick<NodeDef, 'type' | 'action_type' | 'config' | 'metadata'>): string {
  const { bpmn } = node.metadata ?? {};
  const given = typeof bpmn === 'object' && bpmn !== null && !Array.isArray(bpmn) ? text(bpmn.type) : '';
  const usual = usualElement(node);
  return given.endsWith('Task') || given === 'task' ? given : usual;
}
