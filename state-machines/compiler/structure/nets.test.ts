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

function netOf(nodes: Nodes, flows: Flows, renamed: Record<string, string> = {}) {
  const process = meeting(nodes, flows);
  const called = process.flows.map((one) => ({ ...one, id: renamed[one.id] ?? one.id }));
  const [block] = structureOf({ ...process, flows: called }).blocks.values();
  const lane = block!.branches[0]!.scope!;
  const net = lane.net!;
  return {
    kind: block!.kind,
    edges: block!.branches[0]!.edges.map((edge) => edge.flow!.id),
    vertices: lane.vertices.map(idOf),
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
  const plain = () => netOf(c.nodes, [...way('a', 'meet'), ...c.flows]);

  it('has one branch, for all flows of its split, with all that lies before its end', () => {
    expect(plain()).toMatchObject({ kind: 'net', edges: ['some_a', 'some_b'] });
    expect(plain().vertices).toEqual(['some', 'a', 'b', 'meet', 'fork', 'after', 'c']);
  });

  it('reports tokens before and behind joins and behind splits, not where they leave it', () => {
    expect(plain()).toMatchObject({ blocks: [], splits: ['some', 'fork'] });
    expect(plain().places).toEqual([...ALWAYS, 'a_meet'].sort());
    const straight = netOf(c.nodes, [...way('a', 'meet'), ...way('fork', 'join'), ...c.flows]);
    expect(straight.places).toEqual([...ALWAYS, 'a_meet'].sort());
  });

  it('knows to which flows of a join a token on a place can come', () => {
    expect(plain().reach).toEqual({
      meet: { '(start)': ['a_meet', 'fork_meet'], some_a: ['a_meet'], some_b: ['fork_meet'] },
    });
  });

  it('has a lane for each token that runs at the same time; who waits for others needs none', () => {
    expect(plain().lanes).toBe(2);
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
    const { runTogether } = plain();
    expect(pairs.map(([a, b]) => runTogether(a, b))).toEqual([true, true, true, false, false, false]);
  });

  it('runs a block within it as a whole, in one lane', () => {
    const nodes = [gateway('in', 'parallel'), script('d'), script('e'), gateway('out', 'parallel'), ...c.nodes];
    const net = netOf(nodes, [...way('a', 'in', 'd', 'out', 'meet'), ...way('in', 'e', 'out'), ...c.flows]);
    expect(net).toMatchObject({ blocks: ['in'], splits: ['some', 'fork'], lanes: 2 });
    expect(net.vertices).toContain('out');
    expect(net.places).toEqual([...ALWAYS, 'out_meet'].sort());
  });

  it('runs in one lane a block too in which more meets than its own branches', () => {
    const nodes = [
      ...['in', 'part', 'first', 'out'].map((id) => gateway(id, 'parallel')),
      ...['d', 'e', 'f'].map((id) => script(id)),
    ];
    const flows = [
      ...way('a', 'in', 'd', 'first', 'e', 'out', 'meet'),
      ...way('in', 'part', 'first'),
      ...way('part', 'f', 'out'),
    ];
    const net = netOf([...nodes, ...c.nodes], [...flows, ...c.flows]);
    expect(net).toMatchObject({ blocks: ['in'], splits: ['some', 'fork'], lanes: 2 });
    expect(net.places).toEqual([...ALWAYS, 'out_meet'].sort());
  });

  it('tells its places apart, whatever its flows are called', () => {
    const names = { fork_c: '(outside)', fork_meet: '(outside) (2)', a_meet: '(start)' };
    const net = netOf(c.nodes, [...way('a', 'meet'), ...c.flows], names);
    expect(net.places).toEqual(
      ['(outside) (2)', '(outside) (3)', '(start) (2)', 'meet_after', 'some_a', 'some_b'].sort(),
    );
  });

  it('has as many lanes as task tokens can be kept', () => {
    const ids = Array.from({ length: 398 }, (_, at) => `t${at}`);
    const many = ids.flatMap((id) => way('fork', id, 'join'));
    expect(netOf([...ids.map((id) => script(id)), ...c.nodes], [...way('a', 'meet'), ...c.flows, ...many]).lanes).toBe(
      400,
    );
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
  const reminding = (...ids: string[]) =>
    netOf(
      [reminder, ...ids.map((id) => script(id)), ...c.nodes],
      [...way('a', 'meet'), ...way('late', ...ids, 'meet'), ...c.flows],
    );

  it('splits before the activity, and lasts to the end, where the wait for the event may be over', () => {
    const net = reminding();
    expect(net.splits).toEqual(['some', 'a', 'fork']);
    const toEnd = ['after_join', 'c_join', 'join_end'];
    expect(net.places).toEqual([...ALWAYS, ...toEnd, 'a > a', 'a > late', 'a_meet', 'late_meet'].sort());
    expect(net.reach.meet).toMatchObject({ 'a > a': ['a_meet'], 'a > late': ['late_meet'] });
    expect(net.lanes).toBe(3);
  });

  it('does not report again behind the event what is known of it already', () => {
    expect(reminding('note').places).not.toContain('late_note');
  });
});
