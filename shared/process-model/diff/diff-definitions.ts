import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { ElementChange, ElementKind, FieldChange, ProcessDiff } from '#contracts/processes/diff.ts';
import { diffFields } from './diff-fields.ts';
import { diffFlowOrder, diffLaneOrder } from './element-order.ts';
import { ELEMENT_KINDS, type Element, elementsOf, PROCESS_ID } from './elements.ts';

/**
 * How `after` differs from `before`, by what it means: elements are matched by their ids, lists of named items by their names, and
 * what only moves a shape is told apart from what changes the process. Deterministic; the order in which elements are written says nothing.
 */
export function diffDefinitions(before: ProcessDefinition, after: ProcessDefinition): ProcessDiff {
  const orders = ordersOf(before, after);
  const changes = ELEMENT_KINDS.flatMap((kind) => diffKind(kind, before, after, orders));
  const count = (change: ElementChange['change']) => changes.filter((each) => each.change === change).length;
  const counts = { added: count('added'), removed: count('removed'), changed: count('changed'), moved: count('moved') };
  return {
    identical: changes.length === 0,
    equivalent: changes.length === counts.moved,
    counts,
    changes,
  };
}

/** What the order of elements says, by the element that it is told of. */
type Orders = ReadonlyMap<string, FieldChange>;

function ordersOf(before: ProcessDefinition, after: ProcessDefinition): Orders {
  const orders = new Map<string, FieldChange>();
  for (const [node, change] of diffFlowOrder(before, after)) orders.set(`node:${node}`, change);
  const lanes = diffLaneOrder(before, after);
  if (lanes) orders.set(`process:${PROCESS_ID}`, lanes);
  return orders;
}

function diffKind(
  element: ElementKind,
  before: ProcessDefinition,
  after: ProcessDefinition,
  orders: Orders,
): ElementChange[] {
  const [from, to] = [elementsOf(element, before), elementsOf(element, after)];
  const old = new Map(from.map((each) => [each.id, each]));
  const left = new Set(to.map(({ id }) => id));
  const changed = to.flatMap((each) => changeOf(element, old.get(each.id), each, orders.get(`${element}:${each.id}`)));
  const removed = from.filter(({ id }) => !left.has(id)).flatMap((each) => changeOf(element, each, undefined));
  return [...changed, ...removed];
}

function changeOf(
  element: ElementKind,
  before: Element | undefined,
  after: Element | undefined,
  order?: FieldChange,
): ElementChange[] {
  const { id, title } = (after ?? before)!;
  const fields = [...diffFields(before?.fields, after?.fields), ...(order ? [order] : [])];
  if (before && after && fields.length === 0) return [];
  const kept = fields.some(({ meaning }) => meaning) ? 'changed' : 'moved';
  return [{ element, id, title, change: !before ? 'added' : !after ? 'removed' : kept, fields }];
}
