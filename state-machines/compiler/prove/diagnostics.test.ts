import { describe, expect, it } from 'vitest';
import { checkProcess } from '../compile.ts';
import { aProcess, end, event, flow, gateway, script, start, way } from '../testing/builders.ts';
import { diagnosticOf, errorCodes } from '../testing/codes.ts';
import { crowded } from '../testing/fixtures/crowded.ts';
import { reminders } from '../testing/fixtures/reminders.ts';

const choice = (flows: Parameters<typeof flow>[2][], kind: 'exclusive' | 'inclusive' = 'exclusive') =>
  aProcess(
    [start(), gateway('which', kind), ...flows.map((_flow, at) => end(`e${at}`))],
    [flow('start', 'which'), ...flows.map((one, at) => flow('which', `e${at}`, one))],
  );
const either = (count: number) => {
  const ids = Array.from({ length: count }, (_, at) => `t${at}`);
  return aProcess(
    [start(), gateway('which', 'exclusive'), ...ids.map((id) => script(id)), gateway('join', 'parallel'), end()],
    [
      flow('start', 'which'),
      ...ids.map((id, at) => flow('which', id, at === 0 ? { isDefault: true } : { condition: `x = ${at}` })),
      ...ids.map((id) => flow(id, 'join')),
      flow('join', 'end'),
    ],
  );
};

describe('what is said of a process that cannot run', () => {
  it('names the gateway that waits, and whom it waits for', () => {
    expect(diagnosticOf(either(2), 'soundness.deadlock')).toEqual({
      code: 'soundness.deadlock',
      severity: 'error',
      nodeId: 'join',
      path: ['start', 'which', 't0', 'join'],
      message: '“join” can wait for ever: the flow from “t1” need not arrive.',
      help: 'Join the flows with a gateway of the kind that split them: exclusive with exclusive, parallel with parallel.',
    });
    expect(diagnosticOf(either(3), 'soundness.deadlock')?.message).toBe(
      '“join” can wait for ever: flows from “t1”, “t2” need not arrive.',
    );
  });

  it('says how a complex gateway outside of a parallel part gets its tokens', () => {
    const process = either(2);
    const nodes = process.nodes.map((node) =>
      node.node_id === 'join' ? { ...node, config: { gateway: 'complex', activateAfter: 2 } } : node,
    );
    expect(diagnosticOf({ ...process, nodes }, 'soundness.deadlock')).toMatchObject({
      nodeId: 'join',
      help: expect.stringContaining('It goes on after 2 tokens: lower activateAfter'),
    });
  });

  it('names the node that would run twice', () => {
    const process = aProcess(
      [start(), script('a'), script('b'), script('c'), script('d'), end()],
      [...way('start', 'a', 'b', 'd', 'end'), ...way('a', 'c', 'd')],
    );
    expect(diagnosticOf(process, 'soundness.lack-of-synchronization')).toEqual({
      code: 'soundness.lack-of-synchronization',
      severity: 'error',
      nodeId: 'd',
      path: ['start', 'a', 'b', 'c', 'd'],
      message: 'Two tokens can meet at “d”: what follows would run twice at the same time.',
      help: 'Join the parallel flows with a parallel gateway before this node.',
    });
  });

  it('says of a very long row of reminders that they are too many', () => {
    expect(diagnosticOf(reminders(2_000), 'structure.too-many-tokens')).toMatchObject({ severity: 'error' });
  });

  it('names the gateway behind which more runs at the same time than lanes can carry', () => {
    expect(diagnosticOf(crowded(401).process, 'structure.too-many-tokens')).toEqual({
      code: 'structure.too-many-tokens',
      severity: 'error',
      nodeId: 'some',
      message:
        'Behind “some”, 401 things can run at the same time in a way that is not made of blocks; 400 are possible.',
      help: 'Draw some of the parallel parts as blocks (one gateway that splits, one that joins), or put them into a subprocess.',
    });
  });

  it('names what is never reached, once, and what never ends', () => {
    const island = aProcess(
      [start(), script('a'), gateway('x', 'exclusive'), script('b'), end()],
      [
        ...way('start', 'a', 'end'),
        flow('x', 'b', { condition: 'y > 1' }),
        flow('x', 'end', { isDefault: true }),
        flow('b', 'x'),
      ],
    );
    expect(errorCodes(island)).toEqual(['node.unreachable', 'node.unreachable']);
    expect(diagnosticOf(island, 'node.unreachable')).toEqual({
      code: 'node.unreachable',
      severity: 'error',
      nodeId: 'x',
      message: '“x” can never be reached from the start.',
      help: 'Lead a flow to it from a node that is reached, or remove it.',
    });
    const endless = aProcess(
      [start(), gateway('which', 'exclusive'), script('a'), script('b'), end()],
      [
        flow('start', 'which'),
        flow('which', 'a', { condition: 'x > 1' }),
        flow('which', 'end', { isDefault: true }),
        ...way('a', 'b'),
        flow('b', 'a'),
      ],
    );
    expect(diagnosticOf(endless, 'soundness.no-way-out')).toEqual({
      code: 'soundness.no-way-out',
      severity: 'error',
      nodeId: 'a',
      path: ['start', 'which', 'a', 'b', 'a'],
      message: 'From “a” on, no way leads to an end: the process would run for ever.',
      help: 'Add a decision on the cycle with a way to an end.',
    });
  });

  it('takes a process whose only end stops everything', () => {
    const process = aProcess([start(), end('stop', { config: { event: 'error', name: 'No' } })], way('start', 'stop'));
    expect(errorCodes(process)).toEqual([]);
  });
});

describe('what is said of decisions', () => {
  it('names the flow without a condition, and where it leads', () => {
    expect(diagnosticOf(choice([{ condition: 'x > 1' }, {}, { isDefault: true }]), 'flow.condition-missing')).toEqual({
      code: 'flow.condition-missing',
      severity: 'error',
      nodeId: 'which',
      flowId: 'which_e1',
      field: '/condition',
      message: 'The flow to “e1” leaves a decision, but has no condition.',
      help: 'Give it a condition, or make it the default flow (isDefault).',
    });
    const some = choice([{}, { isDefault: true }], 'inclusive');
    expect(diagnosticOf(some, 'flow.condition-missing')).toBeDefined();
    const joining = aProcess(
      [start(), script('a'), ...some.nodes.filter(({ type }) => type !== 'start')],
      [...way('start', 'a', 'which'), ...some.flows, flow('a', 'which', { id: 'again' })],
    );
    expect(diagnosticOf(joining, 'flow.condition-missing')).toMatchObject({ nodeId: 'which', flowId: 'which_e0' });
  });

  it('names the second default, and a missing one', () => {
    expect(diagnosticOf(choice([{ isDefault: true }, { isDefault: true }]), 'decision.several-defaults')).toEqual({
      code: 'decision.several-defaults',
      severity: 'error',
      nodeId: 'which',
      flowId: 'which_e1',
      message: '“which” has 2 default flows.',
      help: 'Keep one default flow.',
    });
    expect(diagnosticOf(choice([{ condition: 'x > 1' }, { condition: 'x > 2' }]), 'decision.default-missing')).toEqual({
      code: 'decision.default-missing',
      severity: 'error',
      nodeId: 'which',
      message: '“which” has no default flow, and its conditions are not known to cover every case.',
      help: 'Mark the flow that is taken when no condition holds with isDefault, or let a decision fail then (onNoMatch: “fail”).',
    });
  });

  it('lets an activity have flows with and without conditions', () => {
    const process = aProcess(
      [start(), script('a'), end('always'), end('sometimes')],
      [flow('start', 'a'), flow('a', 'always'), flow('a', 'sometimes', { condition: 'x > 1' })],
    );
    expect(errorCodes(process)).toEqual([]);
  });

  it('takes a complex gateway whose flows have no conditions, and misses some where all have', () => {
    const behind = (flows: Parameters<typeof choice>[0]) => {
      const process = choice(flows, 'inclusive');
      const nodes = process.nodes.map((node) =>
        node.node_id === 'which' ? { ...node, config: { gateway: 'complex' } } : node,
      );
      return errorCodes({ ...process, nodes });
    };
    expect(behind([{}, {}])).toEqual([]);
    expect(behind([{}, { condition: 'x > 1' }])).toEqual([]);
    expect(behind([{ condition: 'x > 2' }, { condition: 'x > 1' }])).toEqual(['decision.default-missing']);
  });

  it('refuses conditions where nothing chooses, with what to do', () => {
    const one = aProcess([start(), script('a'), end()], [flow('start', 'a', { condition: 'x' }), flow('a', 'end')]);
    expect(diagnosticOf(one, 'flow.condition-without-choice')).toEqual({
      code: 'flow.condition-without-choice',
      severity: 'error',
      nodeId: 'start',
      flowId: 'start_a',
      field: '/condition',
      message:
        'The flow start_a has a condition, but there is nothing to choose at “start”: without it the process would stop there.',
      help: 'Remove the condition, or add a second flow for when it does not hold.',
    });
    const told = aProcess(
      [start(), script('a'), end()],
      [flow('start', 'a', { condition: 'x', type: 'conditional' }), flow('a', 'end')],
    );
    expect(errorCodes(told)).toEqual(['flow.condition-without-choice']);
    const both = aProcess(
      [start(), gateway('split', 'parallel'), end('one'), end('two')],
      [flow('start', 'split'), flow('split', 'one', { condition: 'x' }), flow('split', 'two')],
    );
    expect(diagnosticOf(both, 'flow.condition-without-choice')?.help).toBe(
      'Remove the condition, or make the gateway exclusive or inclusive.',
    );
    const kind = aProcess(
      [start(), script('a'), end()],
      [flow('start', 'a', { type: 'conditional' }), flow('a', 'end')],
    );
    expect(diagnosticOf(kind, 'flow.condition-missing')).toEqual({
      code: 'flow.condition-missing',
      severity: 'error',
      nodeId: 'start',
      flowId: 'start_a',
      field: '/condition',
      message: 'The flow start_a is conditional, but has no condition.',
      help: 'Give it a condition, or make it a sequence flow.',
    });
  });

  it('leaves the flows behind an event-based gateway without conditions', () => {
    const process = aProcess(
      [
        start(),
        gateway('first', 'event_based'),
        event('m', { event: 'message', position: 'catch', name: 'm' }),
        event('t', { event: 'timer', timer: { duration: 'PT1H' } }),
        end(),
      ],
      [...way('start', 'first', 'm', 'end'), ...way('first', 't', 'end')],
    );
    expect(errorCodes(process)).toEqual([]);
  });
});

describe('what is said of a decision that always finds a way', () => {
  const refusing = (onNoMatch: 'fail' | undefined, isDefault: boolean) => {
    const last = isDefault ? { isDefault } : { condition: 'not(x > 1)' };
    const process = choice([{ condition: 'x > 1' }, last]);
    return {
      ...process,
      nodes: process.nodes.map((node) =>
        node.node_id === 'which' && onNoMatch ? { ...node, config: { ...node.config, onNoMatch } } : node,
      ),
    };
  };

  it('names the setting that has no effect', () => {
    expect(diagnosticOf(refusing('fail', true), 'decision.no-match-unused')).toEqual({
      code: 'decision.no-match-unused',
      severity: 'info',
      nodeId: 'which',
      field: '/config/onNoMatch',
      message: '“which” has a default flow, so it always finds a way; onNoMatch has no effect.',
      help: 'Remove onNoMatch, or the mark of the default flow.',
    });
  });

  it('is nothing where it has no default flow, or fails nowhere', () => {
    for (const process of [refusing('fail', false), refusing(undefined, true)])
      expect(checkProcess(process).map(({ code }) => code)).not.toContain('decision.no-match-unused');
  });
});
