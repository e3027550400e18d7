import fc from 'fast-check';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { type Piece, pieces } from './random-pieces.ts';
import { drawProcess, randomProcess } from './random-process.ts';

const KINDS = ['exclusive', 'parallel', 'inclusive'] as const;

/** A block that is come back to, with a branch that comes back to where it began: its tokens may wait for each other by both ways. */
const repeated: fc.Arbitrary<ProcessDefinition> = fc
  .tuple(pieces, pieces, fc.constantFrom('parallel' as const, 'inclusive' as const))
  .map(([again, beside, kind]) => {
    const parts: Piece[] = [{ kind: 'loop', body: again, language: 'JSONata' }, beside];
    return drawProcess({
      kind: 'loop',
      body: { kind, parts, implicit: false, language: 'JSONata' },
      language: 'JSONata',
    });
  });

/** Changes one gateway's kind, or leads one flow elsewhere: what designers get wrong. */
export const mutatedProcess: fc.Arbitrary<ProcessDefinition> = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: randomProcess }, { weight: 1, arbitrary: repeated }),
    fc.boolean(),
    fc.nat(),
    fc.nat(),
  )
  .map(([definition, retarget, which, what]) =>
    retarget ? redirected(definition, which, what) : changedGateway(definition, which, what),
  );

function changedGateway(definition: ProcessDefinition, which: number, what: number): ProcessDefinition {
  const gateways = definition.nodes.filter((node) => node.type === 'decision');
  const chosen = gateways[which % Math.max(1, gateways.length)];
  if (!chosen) return definition;
  const kind = KINDS[what % KINDS.length]!;
  const nodes = definition.nodes.map((node) => (node === chosen ? { ...node, config: { gateway: kind } } : node));
  return { ...definition, nodes, flows: conditioned({ ...definition, nodes }, chosen.node_id, kind) };
}

/** Conditions where the gateway chooses, none where it does not. */
function conditioned(definition: ProcessDefinition, gateway: string, kind: string): ProcessDefinition['flows'] {
  const own = definition.flows.filter((flow) => flow.from === gateway);
  return definition.flows.map((flow) => {
    if (!own.includes(flow)) return flow;
    const { condition: _condition, ...rest } = flow;
    if (kind === 'parallel' || own.length < 2) return { ...rest, isDefault: false };
    return flow === own.at(-1)
      ? { ...rest, isDefault: true }
      : { ...rest, isDefault: false, condition: `f_script1 > ${own.indexOf(flow)}` };
  });
}

function redirected(definition: ProcessDefinition, which: number, what: number): ProcessDefinition {
  const targets = definition.nodes.filter((node) => node.type !== 'start' && node.config.position !== 'boundary');
  const at = which % definition.flows.length;
  const to = targets[what % targets.length]!.node_id;
  return {
    ...definition,
    flows: definition.flows.map((flow, index) => (index === at && flow.from !== to ? { ...flow, to } : flow)),
  };
}
