import type { Flow } from '#contracts/process-definition/index.ts';
import type { Report } from '../../diagnostics/report.ts';
import { delimited, expressionOf } from '../../expressions/delimiters.ts';
import type { CheckedNode } from '../model.ts';
import { isEventSubprocess } from '../subprocess-kinds.ts';
import { chosenBesideEachOther, givenBesideEachOther } from './beside-each-other.ts';
import { givenField } from './given.ts';
import { chosenOneByOne, givenOneByOne } from './one-by-one.ts';
import { Sketch } from './sketch.ts';
import { type AdHocWay, waysOf } from './ways.ts';

type AdHocConfig = Extract<CheckedNode['work'], { kind: 'subprocess' }>['config'];

/**
 * Puts into each ad-hoc subprocess what starts its activities: a person who is asked, or what the data say. From here on
 * it is a subprocess like any other.
 */
export function expandAdHoc(
  nodes: ReadonlyMap<string, CheckedNode>,
  flows: readonly Flow[],
  report: Report,
): { nodes: Map<string, CheckedNode>; flows: readonly Flow[] } {
  const expanded = new Map(nodes);
  const all = [...flows];
  for (const owner of nodes.values()) {
    if (owner.work.kind !== 'subprocess' || owner.work.config.kind !== 'ad_hoc') continue;
    const inside = [...nodes.values()].filter((node) => node.def.scope_id === owner.def.node_id);
    const ids = new Set(inside.map((node) => node.def.node_id));
    const ways = waysOf(
      owner,
      inside,
      flows.filter((flow) => ids.has(flow.from)),
      report,
    );
    if (report.failed()) continue;
    const sketch = sketchOf(owner, owner.work.config, ways);
    all.push(...sketch.flows);
    for (const node of sketch.nodes) expanded.set(node.def.node_id, node);
    for (const node of inside) expanded.set(node.def.node_id, inScope(node, sketch, ways));
    expanded.set(owner.def.node_id, givenWithInputs(owner, owner.work.config, sketch));
  }
  return { nodes: expanded, flows: all };
}

function sketchOf(owner: CheckedNode, config: AdHocConfig, ways: readonly AdHocWay[]): Sketch {
  const sketch = new Sketch(owner);
  const { completionCondition: condition } = config;
  const completion = condition === undefined ? undefined : { condition, cancels: config.cancelRemaining ?? true };
  const isGiven = config.activeElements !== undefined;
  if (config.ordering === 'sequential') (isGiven ? givenOneByOne : chosenOneByOne)(sketch, ways, condition);
  else (isGiven ? givenBesideEachOther : chosenBesideEachOther)(sketch, ways, completion);
  return sketch;
}

/** A node lies where its way runs; an event subprocess of the ad-hoc one goes on to watch all of it. */
function inScope(node: CheckedNode, sketch: Sketch, ways: readonly AdHocWay[]): CheckedNode {
  const way = ways.find(({ nodes }) => nodes.has(node.def.node_id));
  if (!way || isEventSubprocess(node)) return node;
  const own = sketch.id('way', way.first.def.node_id);
  const scopes = [own, sketch.id('work')].filter((id) => sketch.nodes.some((one) => one.def.node_id === id));
  return scopes[0] === undefined ? node : { ...node, def: { ...node.def, scope_id: scopes[0] } };
}

/** Which activities the data name is asked once, when the subprocess is reached. */
function givenWithInputs(owner: CheckedNode, config: AdHocConfig, sketch: Sketch): CheckedNode {
  if (config.activeElements === undefined) return owner;
  const given = delimited(expressionOf(config.activeElements).source);
  const inputs = { ...config.inputs, [givenField(sketch)]: given };
  return { ...owner, work: { kind: 'subprocess', config: { ...config, inputs } } };
}
