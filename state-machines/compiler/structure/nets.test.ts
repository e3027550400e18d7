import { describe, expect, it } from 'vitest';
import { idOf } from '../normalize/model.ts';
import { aProcess, end, event, flow, gateway, human, script, start, way } from '../testing/builders.ts';
import { structureOf } from '../testing/graphs.ts';

type Nodes = Parameters<typeof aProcess>[0];
type Flows = Parameters<typeof aProcess>[1];

/**
 * An inclusive gateway with a and b behind it; b forks, and one part of it meets what a leads to. What else a and the fork lead to
 * is given.
 */
const meeting = (nodes: Nodes, flows: Flows) =>
  aProcess(
    [
      start(),
      gateway('some', 'inclusive'),
      human('a'),
      script('b'),
      gateway('fork', 'parallel'),
      gateway('meet', 'inclusive'),
      script('after'),
      gateway('join', 'inclusive'),
      ...nodes,
      end(),
    ],
    [
      flow('start', 'some'),
      flow('some', 'a', { condition: 'x > 1' }),
      flow('some', 'b', { isDefault: true }),
      ...way('b', 'fork', 'meet', 'after', 'join', 'end'),
      ...flows,
    ],
  );

const c = { nodes: [script('c')], flows: way('fork', 'c', 'join') };

function netOf(nodes: Nodes, flows: Flows) {
  const [block] = structureOf(meeting(nodes, flows)).blocks.values();
  const lane = block!.branches[0]!.scope!;
  const net = lane.net!;
  return {
    kind: block!.kind,
    blocks: [...lane.blocks.keys()].map(idOf),
    places: [...net.places.values()].sort(),
    splits: [...net.splits].map(idOf),
    lanes: net.lanes,
    /** By join and place: flows of the join that a token there can come to. */
    reach: Object.fromEntries(
      net.joins.map(({ join, reach }) => [
        idOf(join),
        Object.fromEntries([...reach].map(([place, flows]) => [place, flows.map((edge) => edge.flow!.id)])),
      ]),
    ),
    runTogether: (a: string, b: string) => {
      const [one, other] = [a, b].map((id) => lane.vertices.find((vertex) => idOf(vertex) === id)!);
      return net.runTogether(one!, other!);
    },
  };
}

/** Where tokens are reported in all of these: around the join, and behind the splits. */
const ALWAYS = ['fork_c', 'fork_meet', 'meet_after', 'some_a', 'some_b'];

describe('a net', () => {
  const plain = netOf(c.nodes, [...way('a', 'meet'), ...c.flows]);

  it('reports tokens before and behind joins and behind splits, not where they leave it', () => {
    expect(plain).toMatchObject({ kind: 'net', blocks: [], splits: ['some', 'fork'] });
    expect(plain.places).toEqual([...ALWAYS, 'a_meet'].sort());
  });

  it('knows to which flows of a join a token on a place can come', () => {
    expect(plain.reach).toEqual({
      meet: { '(start)': ['a_meet', 'fork_meet'], some_a: ['a_meet'], some_b: ['fork_meet'] },
    });
  });

  it('has a lane for each token that runs at the same time; who waits for others needs none', () => {
    expect(plain.lanes).toBe(2);
    const both = [...way('fork', 'd', 'join'), ...c.flows];
    expect(netOf([script('d'), ...c.nodes], [...way('a', 'meet'), ...both]).lanes).toBe(3);
  });

  it('says what runs at the same time in some situation', () => {
    const pairs = [
      ['a', 'b'],
      ['a', 'c'],
      ['c', 'after'],
      ['b', 'c'],
      ['a', 'after'],
      ['b', 'after'],
    ] as const;
    expect(pairs.map(([a, b]) => plain.runTogether(a, b))).toEqual([true, true, true, false, false, false]);
  });

  it('runs a block within it as a whole, in one lane', () => {
    const nodes = [gateway('in', 'parallel'), script('d'), script('e'), gateway('out', 'parallel'), ...c.nodes];
    const net = netOf(nodes, [...way('a', 'in', 'd', 'out', 'meet'), ...way('in', 'e', 'out'), ...c.flows]);
    expect(net).toMatchObject({ blocks: ['in'], splits: ['some', 'fork'], lanes: 2 });
    expect(net.places).toEqual([...ALWAYS, 'out_meet'].sort());
  });
});

describe('a token that can come to fewer joins than before', () => {
  it('is reported behind the choice', () => {
    const choice = [
      ...way('a', 'which'),
      flow('which', 'meet', { condition: 'y > 1' }),
      flow('which', 'd', { isDefault: true }),
      ...way('d', 'e', 'join'),
    ];
    const nodes = [gateway('which', 'exclusive'), script('d'), script('e'), ...c.nodes];
    const net = netOf(nodes, [...choice, ...c.flows]);
    expect(net.places).toEqual([...ALWAYS, 'which_d', 'which_meet'].sort());
    expect(net.reach.meet).toEqual({
      '(start)': ['fork_meet', 'which_meet'],
      some_a: ['which_meet'],
      some_b: ['fork_meet'],
    });
    expect(net.lanes).toBe(3);
  });

  it('is reported behind the event that it waited for, not before', () => {
    const came = (id: string) => event(id, { event: 'message', position: 'catch', name: id });
    const nodes = [gateway('wait', 'event_based'), came('yes'), came('no'), script('d'), ...c.nodes];
    const flows = [...way('a', 'wait', 'yes', 'meet'), ...way('wait', 'no', 'd', 'join'), ...c.flows];
    expect(netOf(nodes, flows).places).toEqual([...ALWAYS, 'no_d', 'yes_meet'].sort());
  });

  it('is reported behind the event that interrupts its activity', () => {
    const nodes = [event('failed', { event: 'error', position: 'boundary', attachedTo: 'a' }), script('d'), ...c.nodes];
    const flows = [...way('a', 'meet'), ...way('failed', 'd', 'join'), ...c.flows];
    expect(netOf(nodes, flows).places).toEqual([...ALWAYS, 'a_meet', 'failed_d'].sort());
  });

  it('is not reported where it can come back', () => {
    const again = [
      ...way('a', 'which'),
      flow('which', 'meet', { condition: 'y > 1' }),
      flow('which', 'd', { isDefault: true }),
      ...way('d', 'a'),
    ];
    const net = netOf([gateway('which', 'exclusive'), script('d'), ...c.nodes], [...again, ...c.flows]);
    expect(net.places).toEqual([...ALWAYS, 'which_meet'].sort());
  });
});

describe('a net that reminds', () => {
  const reminder = event('late', {
    event: 'timer',
    position: 'boundary',
    interrupting: false,
    attachedTo: 'a',
    timer: { duration: 'PT1H' },
  });
  const net = netOf([reminder, ...c.nodes], [...way('a', 'meet'), ...way('late', 'meet'), ...c.flows]);

  it('splits before the activity, and lasts to the end, where the wait for the event may be over', () => {
    expect(net.splits).toEqual(['some', 'a', 'fork']);
    const toEnd = ['after_join', 'c_join', 'join_end'];
    expect(net.places).toEqual([...ALWAYS, ...toEnd, 'a > a', 'a > late', 'a_meet', 'late_meet'].sort());
    expect(net.reach.meet).toMatchObject({ 'a > a': ['a_meet'], 'a > late': ['late_meet'] });
    expect(net.lanes).toBe(3);
  });
});
