import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';

type Node = ProcessDefinitionInput['nodes'][number];

const chain = (name: string, steps: Node[], fields: string[]): ProcessDefinitionInput => {
  const nodes: Node[] = [
    { node_id: 'start', type: 'start', title: 'Start' },
    ...steps,
    { node_id: 'end', type: 'end', title: 'End' },
  ];
  return {
    name,
    nodes,
    flows: nodes.slice(1).map((node, at) => ({ id: `f${at}`, from: nodes[at]!.node_id, to: node.node_id })),
    data_definitions: [
      { name: 'id', schema: { type: 'integer' }, input: true, required: true },
      ...fields.map((field) => ({ name: field, schema: {} })),
    ],
  };
};

const step = (at: number): Node => ({
  node_id: `step${at}`,
  type: 'machine',
  title: `Step ${at}`,
  action_type: 'script',
  config: { source: `return { k${at}: ${at} };` },
  outputs: [`k${at}`],
});

/** Ten service steps in a row, each adds a field: the peers' workload W1. */
export const tenSteps = (): ProcessDefinitionInput =>
  chain(
    'Bench: ten steps',
    Array.from({ length: 10 }, (_, at) => step(at)),
    Array.from({ length: 10 }, (_, at) => `k${at}`),
  );

/** Waits for a person, then one step. */
export const humanStep = (): ProcessDefinitionInput =>
  chain(
    'Bench: human step',
    [
      {
        node_id: 'ask',
        type: 'human_internal',
        title: 'Ask',
        action_type: 'employee_task',
        config: {
          candidateRole: 'employee',
          form_fields: [{ name: 'approved', label: 'Approved', type: 'boolean', required: true }],
        },
        outputs: ['approved'],
      },
      step(1),
    ],
    ['approved', 'k1'],
  );

/** A process of `size` nodes for the compiler: pairs of gateways around an optional step, every other pair a parallel one. */
export function largeProcess(size: number): ProcessDefinitionInput {
  const nodes: Node[] = [{ node_id: 'start', type: 'start', title: 'Start' }];
  const flows: ProcessDefinitionInput['flows'] = [];
  const flow = (from: string, to: string, more: object = {}) =>
    flows.push({ id: `f${flows.length}`, from, to, ...more });
  let last = 'start';
  for (let block = 0; nodes.length + 4 <= size; block += 1) {
    const gateway = block % 2 === 0 ? 'exclusive' : 'parallel';
    const [split, step, join] = [`split${block}`, `step${block}`, `join${block}`];
    nodes.push(
      { node_id: split, type: 'decision', title: `Split ${block}`, config: { gateway } },
      {
        node_id: step,
        type: 'machine',
        title: `Step ${block}`,
        action_type: 'script',
        config: { source: 'return {};' },
      },
      { node_id: join, type: 'decision', title: `Join ${block}`, config: { gateway } },
    );
    const conditional = gateway === 'exclusive';
    flow(last, split);
    flow(split, step, conditional ? { type: 'conditional', condition: `id > ${block}` } : {});
    flow(split, join, conditional ? { isDefault: true } : {});
    flow(step, join);
    last = join;
  }
  nodes.push({ node_id: 'end', type: 'end', title: 'End' });
  flow(last, 'end');
  return {
    name: `${size} nodes`,
    nodes,
    flows,
    data_definitions: [{ name: 'id', schema: { type: 'integer' }, input: true, required: true }],
  };
}
