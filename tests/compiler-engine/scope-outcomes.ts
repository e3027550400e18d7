import type { NodeDef, ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import type { Outcome } from '../../state-machines/compiler/reference/play.ts';
import { fieldOf } from '../../state-machines/compiler/testing/random-process.ts';
import { hash } from './compare.ts';

interface Drawn extends Pick<ProcessDefinition, 'nodes' | 'flows'> {
  /** By node: the calls that run its process. */
  readonly callers: ReadonlyMap<string, readonly NodeDef[]>;
}

const isCall = ({ node_id: id }: NodeDef): boolean => id.startsWith('call');

const parentOf = ({ nodes }: Drawn, { scope_id: id }: NodeDef): NodeDef | undefined =>
  nodes.find((node) => node.node_id === id);

/** All nodes of processes that call each other, which tell them apart by their ids. */
export const together = (processes: readonly ProcessDefinition[]): Drawn => ({
  nodes: processes.flatMap((one) => one.nodes),
  flows: processes.flatMap((one) => one.flows),
  callers: new Map(
    processes.flatMap((one, at) =>
      one.nodes.map((node) => [node.node_id, (processes[at - 1]?.nodes ?? []).filter(isCall)] as const),
    ),
  ),
});

/** Whether activities run beside each other in a subprocess. */
const isBeside = (node: NodeDef | undefined): boolean =>
  node?.config.kind === 'ad_hoc' && node.config.ordering !== 'sequential';

const isStartedBeside = ({ nodes, flows }: Drawn, { node_id: to }: NodeDef): boolean =>
  nodes.some(
    ({ node_id: from, config }) =>
      config.event === 'escalation' &&
      config.interrupting === false &&
      flows.some((flow) => flow.from === from && flow.to === to),
  );

/** Nodes whose visits come at a time that has no order with others. */
export const withoutOrder = (definition: Drawn): ReadonlySet<string> =>
  new Set(
    definition.nodes
      .filter((node) => [node, parentOf(definition, node)].some(isBeside) || isStartedBeside(definition, node))
      .map((node) => node.node_id),
  );

/** Events that may come while an activity is at work: those of its own boundary, and of the subprocesses around it. */
function eventsFor(definition: Drawn, node: NodeDef): NodeDef[] {
  const found: NodeDef[] = [];
  for (let at: NodeDef | undefined = node; at !== undefined; at = parentOf(definition, at))
    for (const one of definition.nodes)
      if (one.config.attachedTo === at.node_id && ['error', 'message'].includes(String(one.config.event)))
        found.push(one);
  // What fails in a called process may be caught where it is called, if not by every caller.
  const above = definition.callers.get(node.node_id)!.flatMap((call) => eventsFor(definition, call));
  return [...found, ...above.filter(({ config }) => config.event === 'error')];
}

/** What a person answers who is asked what is next. */
function chosenBy({ nodes, flows }: Drawn, nodeId: string, chance: number): string {
  const inside = nodes.filter((node) => node.scope_id === nodeId).map((node) => node.node_id);
  const options = [...inside.filter((id) => flows.every((flow) => flow.to !== id)), '(done)'];
  return options[chance % options.length]!;
}

/**
 * Hours of work that runs beside other work, so that nothing is done at the same moment as something else: choices take three,
 * the task that something follows one or four, the other nine.
 */
const hoursBeside = ({ flows }: Drawn, nodeId: string, chance: number): number =>
  flows.some((flow) => flow.from === nodeId) ? 1 + (chance % 2) * 3 : 9;

/** What happens at each visit: the same for the same seed. */
export const scopeOutcomes =
  (definition: Drawn, seed: number) =>
  (nodeId: string, visit: number): Outcome => {
    const chance = hash(`${seed}/${nodeId}/${visit}`);
    const node = definition.nodes.find((one) => one.node_id === nodeId)!;
    if (node.config.kind === 'ad_hoc') {
      const next = visit % 4 < 3 ? chosenBy(definition, nodeId, chance) : '(done)';
      return { output: { next }, ...(isBeside(node) && { hours: 3 }) };
    }
    const parent = parentOf(definition, node);
    const output = { [fieldOf(nodeId)]: chance % 10 };
    const waits = nodeId.startsWith('human') || nodeId.startsWith('receive');
    if (isBeside(parent)) return { output, ...(waits && { hours: hoursBeside(definition, nodeId, chance) }) };
    const handles = definition.nodes.some(({ config }) => [nodeId, parent?.node_id].includes(config.handler as string));
    const possible = handles ? [] : eventsFor(definition, node);
    const event = possible[chance % (possible.length * 3 + 1)];
    if (event?.config.event === 'error') return { error: 'Broken' };
    if (event && waits) return { event: event.node_id, brings: { [fieldOf(event.node_id)]: chance % 10 } };
    return { output, ...(waits && { hours: (chance % 2) * 6 }) };
  };
