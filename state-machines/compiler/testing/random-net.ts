import fc from 'fast-check';
import type { ProcessDefinition, ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { exploreProcess } from '../reference/explore.ts';
import { aProcess, end, gateway, human, script, start } from './builders.ts';
import { fieldOf } from './random-process.ts';

type Kind = 'exclusive' | 'inclusive' | 'parallel';

/** Steps in a row, each with the steps that it leads to: forwards anywhere, backwards only by a decision. */
export interface Web {
  readonly steps: readonly {
    readonly human: boolean;
    /** How tokens leave, where several flows do. */
    readonly split: Kind;
    /** How tokens meet, where several flows do. */
    readonly join: Kind;
    readonly to: readonly number[];
  }[];
  /** Steps that a decision leads back to, by the step that it stands behind. */
  readonly back: readonly (readonly [number, number])[];
}

const kind: fc.Arbitrary<Kind> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Kind>('inclusive') },
  { weight: 2, arbitrary: fc.constant<Kind>('parallel') },
  { weight: 2, arbitrary: fc.constant<Kind>('exclusive') },
);

export const webs: fc.Arbitrary<Web> = fc.integer({ min: 3, max: 7 }).chain((size) => {
  const at = fc.integer({ min: 0, max: size - 1 });
  return fc.record({
    steps: fc.array(
      fc.record({
        human: fc.boolean(),
        split: kind,
        join: kind,
        to: fc.uniqueArray(fc.integer({ min: 1, max: size }), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: size, maxLength: size },
    ),
    back: fc.uniqueArray(fc.tuple(at, at), { maxLength: 2, selector: ([from]) => from }),
  });
});

/** Every step is an activity that writes a field of its own, between the gateways that its flows need. */
export function drawWeb({ steps, back }: Web): ProcessDefinition {
  const nodes: ProcessDefinitionInput['nodes'] = [start(), end()];
  const flows: ProcessDefinitionInput['flows'] = [];
  const connect = (from: string, to: string, more: Partial<(typeof flows)[number]> = {}) =>
    void flows.push({ id: `flow${flows.length + 1}`, from, to, ...more });
  const returns = (at: number) => back.find(([from, to]) => from === at && to <= at)?.[1];
  // Forwards only, and the step behind where nothing else is left.
  const forwards = (at: number) => [...new Set(steps[at]!.to.map((to) => Math.max(to, at + 1)))];
  const leadsTo = (at: number) => [...forwards(at), ...(returns(at) === undefined ? [] : [returns(at)!])];
  const reached = new Set([0]);
  for (const at of reached) if (at < steps.length) for (const to of leadsTo(at)) reached.add(to);
  const entries = (at: number) =>
    [...steps.keys()]
      .filter((from) => reached.has(from))
      .flatMap(leadsTo)
      .filter((to) => to === at).length;
  const entry = (at: number) =>
    at >= steps.length ? 'end' : entries(at) + (at === 0 ? 1 : 0) > 1 ? `join${at}` : `task${at}`;
  connect('start', entry(0));
  for (const [at, step] of steps.entries()) {
    if (!reached.has(at)) continue;
    const id = `task${at}`;
    const outputs = [fieldOf(id)];
    nodes.push(step.human ? human(id, { outputs }) : script(id, { outputs, config: { source: 'return data' } }));
    if (entry(at) !== id) {
      nodes.push(gateway(entry(at), step.join));
      connect(entry(at), id);
    }
    let from = id;
    const target = returns(at);
    if (target !== undefined) {
      nodes.push(gateway(`again${at}`, 'exclusive'));
      connect(id, `again${at}`);
      connect(`again${at}`, entry(target), { condition: `${fieldOf(id)} > 5` });
      from = `again${at}`;
    }
    const targets = forwards(at);
    if (targets.length === 1) connect(from, entry(targets[0]!), target === undefined ? {} : { isDefault: true });
    else {
      nodes.push(gateway(`split${at}`, step.split));
      connect(from, `split${at}`, target === undefined ? {} : { isDefault: true });
      for (const [index, to] of targets.entries()) {
        const last = index === targets.length - 1;
        const guard = last ? { isDefault: true } : { condition: `${fieldOf(id)} > ${2 + index * 3}` };
        connect(`split${at}`, entry(to), step.split === 'parallel' ? {} : guard);
      }
    }
  }
  return aProcess(nodes, flows);
}

/** Sound processes whose tokens meet, part and come back wherever they like. */
export const randomWeb: fc.Arbitrary<ProcessDefinition> = webs
  .map(drawWeb)
  .filter((definition) => exploreProcess(definition, 5_000) === 'sound');
