import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { type Outcome, playProcess, type Visit } from '../../state-machines/compiler/reference/play.ts';
import { fieldOf } from '../../state-machines/compiler/testing/random-process.ts';
import { randomScopes } from '../../state-machines/compiler/testing/random-scopes.ts';
import { anEngine, compile, linted } from './an-engine.ts';

const engine = anEngine();

function hash(text: string): number {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 16777619);
  return (value >>> 8) % 1000;
}

/** Events that may come while an activity is at work: those of its own boundary, and of the subprocesses around it. */
function eventsFor(definition: ProcessDefinition, nodeId: string): { kind: string; id: string }[] {
  const found: { kind: string; id: string }[] = [];
  const nodes = new Map(definition.nodes.map((node) => [node.node_id, node]));
  for (let at: string | undefined = nodeId; at !== undefined; at = nodes.get(at)?.scope_id)
    for (const { config, node_id: id } of definition.nodes)
      if (config.attachedTo === at && (config.event === 'error' || config.event === 'message'))
        found.push({ kind: config.event, id });
  return found;
}

/** What a person answers who is asked what is next. */
function chosenBy({ nodes, flows }: ProcessDefinition, nodeId: string, chance: number): string {
  const inside = nodes.filter((node) => node.scope_id === nodeId).map((node) => node.node_id);
  const options = [...inside.filter((id) => flows.every((flow) => flow.to !== id)), '(done)'];
  return options[chance % options.length]!;
}

const outcomesOf =
  (definition: ProcessDefinition, seed: number) =>
  (nodeId: string, visit: number): Outcome => {
    const chance = hash(`${seed}/${nodeId}/${visit}`);
    if (nodeId.startsWith('adhoc'))
      return { output: { next: visit < 3 ? chosenBy(definition, nodeId, chance) : '(done)' } };
    const scopeOf = (id: string) => definition.nodes.find((node) => node.node_id === id)?.scope_id ?? '';
    const handles = definition.nodes.some(({ config }) => [nodeId, scopeOf(nodeId)].includes(config.handler as string));
    const possible = handles ? [] : eventsFor(definition, nodeId);
    const event = possible[chance % (possible.length * 3 + 1)];
    if (event?.kind === 'error') return { error: 'Broken' };
    const waits = nodeId.startsWith('human') || nodeId.startsWith('receive');
    if (event && waits) return { event: event.id, brings: { [fieldOf(event.id)]: chance % 10 } };
    return { output: { [fieldOf(nodeId)]: chance % 10 }, ...(waits && { hours: (chance % 2) * 6 }) };
  };

/** Without what the compiler lets an ad-hoc subprocess know of itself. */
const ownFields = (data: Visit['data']) =>
  Object.fromEntries(Object.entries(data).filter(([field]) => !field.startsWith('adHoc_given_')));

const byNode = (visits: readonly Visit[]) => {
  const nodes: Record<string, unknown[]> = {};
  for (const { nodeId, data } of visits) {
    nodes[nodeId] ??= [];
    // What a receive task sees is not told to whom it waits for.
    nodes[nodeId].push(nodeId.startsWith('receive') ? {} : ownFields(data));
  }
  return nodes;
};

const RUNS = Number(process.env.COMPILER_RUNS ?? 40);

describe('subprocesses, events that interrupt, loops and compensation', () => {
  it('do the same on the engine and in the token game', async () => {
    await fc.assert(
      fc.asyncProperty(randomScopes, fc.nat(), async (drawn, seed) => {
        const fields = ['seed', ...drawn.nodes.flatMap((node) => node.outputs)];
        const nodes = drawn.nodes.map((node) =>
          node.type === 'human_internal' ? { ...node, config: { ...node.config, contextFields: fields } } : node,
        );
        const definition = { ...drawn, nodes };
        const compiled = compile(definition);
        const outcomes = outcomesOf(definition, seed);
        const played = await playProcess(definition, { seed }, outcomes);
        const messageTasks = nodes.filter(({ config }) => config?.task === true).map((node) => node.node_id);
        const run = await engine.run(compiled.definition, { seed }, outcomes, { messageTasks });
        expect({ status: run.status.toLowerCase(), error: run.error }).toEqual({
          status: played.status,
          error: played.error,
        });
        expect(run.visits.map((visit) => visit.nodeId)).toEqual(played.visits.map((visit) => visit.nodeId));
        expect(byNode(run.visits)).toEqual(byNode(played.visits));
        if (played.status === 'succeeded') expect(run.data).toEqual(played.data);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('pass both linters', async () => {
    await fc.assert(
      fc.asyncProperty(randomScopes, async (drawn) => {
        await linted(drawn);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});
