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

/** A process of `size` nodes for the compiler: blocks of a decision, a parallel pair and two steps. */
export function largeProcess(size: number): ProcessDefinitionInput {
  const nodes: Node[] = [{ node_id: 'start', type: 'start', title: 'Start' }];
  const flows: ProcessDefinitionInput['flows'] = [];
  let last = 'start';
  const flow = (from: string, to: string, more: object = {}) =>
    flows.push({ id: `f${flows.length}`, from, to, ...more });
  for (let block = 0; nodes.length + 9 <= size; block += 1) {
    const id = (name: string) => `${name}${block}`;
    const gateway = (name: string, kind: string): Node => ({
      node_id: id(name),
      type: 'decision',
      title: `${name} ${block}`,
      config: { gateway: kind },
    });
    const script = (name: string): Node => ({
      node_id: id(name),
      type: 'machine',
      title: `${name} ${block}`,
      action_type: 'script',
      config: { source: 'return {};' },
    });
    nodes.push(
      gateway('which', 'exclusive'),
      script('left'),
      script('right'),
      gateway('merge', 'exclusive'),
      gateway('split', 'parallel'),
      script('a'),
      script('b'),
      gateway('join', 'parallel'),
    );
    flow(last, id('which'));
    flow(id('which'), id('left'), { type: 'conditional', condition: `id > ${block}` });
    flow(id('which'), id('right'), { isDefault: true });
    flow(id('left'), id('merge'));
    flow(id('right'), id('merge'));
    flow(id('merge'), id('split'));
    flow(id('split'), id('a'));
    flow(id('split'), id('b'));
    flow(id('a'), id('join'));
    flow(id('b'), id('join'));
    last = id('join');
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
