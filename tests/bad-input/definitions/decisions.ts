import { aProcess, end, event, flow, gateway, receive, script, start, way } from '#compiler/testing/builders.ts';
import type { BadDefinition } from '../bad-input.ts';

type FlowInput = NonNullable<Parameters<typeof flow>[2]>;
const choice = (...flows: FlowInput[]) =>
  aProcess(
    [start(), gateway('which', 'exclusive'), ...flows.map((_flow, at) => end(`end${at}`))],
    [flow('start', 'which'), ...flows.map((one, at) => flow('which', `end${at}`, one))],
  );
const message = (id: string) => event(id, { event: 'message', position: 'catch', name: id });
const timer = (id: string) => event(id, { event: 'timer', timer: { duration: 'PT1H' } });
type NodeInput = ReturnType<typeof event>;
const waiting = (...events: NodeInput[]) =>
  aProcess(
    [start(), gateway('wait', 'event_based'), ...events, end()],
    [flow('start', 'wait'), ...events.flatMap(({ node_id: id }) => way('wait', id, 'end'))],
  );
const complex = (config: object) =>
  aProcess(
    [
      start(),
      gateway('split', 'parallel'),
      script('a'),
      script('b'),
      { ...gateway('some', 'parallel'), config: { gateway: 'complex', ...config } },
      end(),
    ],
    [...way('start', 'split', 'a', 'some', 'end'), ...way('split', 'b', 'some')],
  );

/** Gateways that do not know which way to go. */
export const decisions: readonly BadDefinition[] = [
  {
    name: 'a decision without a way for every case',
    code: 'decision.default-missing',
    at: { nodeId: 'which' },
    definition: choice({ condition: 'x > 1' }, { condition: 'x > 2' }),
  },
  {
    name: 'a decision that may fail, but never has to',
    code: 'decision.no-match-unused',
    severity: 'info',
    at: { nodeId: 'which', field: '/config/onNoMatch' },
    definition: aProcess(
      [
        start(),
        gateway('which', 'exclusive', { config: { gateway: 'exclusive', onNoMatch: 'fail' } }),
        end('yes'),
        end('no'),
      ],
      [flow('start', 'which'), flow('which', 'yes', { condition: 'x > 1' }), flow('which', 'no', { isDefault: true })],
    ),
  },
  {
    name: 'two defaults',
    code: 'decision.several-defaults',
    at: { nodeId: 'which', flowId: 'which_end1' },
    definition: choice({ isDefault: true }, { isDefault: true }),
  },
  {
    name: 'a way without a condition',
    code: 'flow.condition-missing',
    at: { nodeId: 'which', flowId: 'which_end1', field: '/condition' },
    definition: choice({ condition: 'x > 1' }, {}, { isDefault: true }),
  },
  {
    name: 'a condition where nothing is chosen',
    code: 'flow.condition-without-choice',
    at: { nodeId: 'a', flowId: 'a_end', field: '/condition' },
    definition: aProcess([start(), script('a'), end()], [flow('start', 'a'), flow('a', 'end', { condition: 'x > 1' })]),
  },
  {
    name: 'an event-based gateway that leads to work',
    code: 'gateway.event-expected',
    at: { nodeId: 'a' },
    definition: waiting(script('a'), message('paid')),
  },
  {
    name: 'an event that another flow leads to as well',
    code: 'gateway.event-shared',
    at: { nodeId: 'paid' },
    definition: aProcess(
      [start(), gateway('which', 'exclusive'), gateway('wait', 'event_based'), message('paid'), timer('late'), end()],
      [
        flow('start', 'which'),
        flow('which', 'wait', { condition: 'x > 1' }),
        flow('which', 'paid', { isDefault: true }),
        ...way('wait', 'paid', 'end'),
        ...way('wait', 'late', 'end'),
      ],
    ),
  },
  {
    name: 'an event-based gateway with timers alone',
    code: 'gateway.nothing-to-wait-for',
    at: { nodeId: 'wait' },
    definition: waiting(timer('soon'), timer('late')),
  },
  {
    name: 'an event-based gateway before a receive task that repeats',
    code: 'gateway.task-surrounded',
    at: { nodeId: 'answer' },
    definition: waiting(message('paid'), receive('answer', { config: { loop: { condition: 'more' } } })),
  },
  {
    name: 'an event-based gateway with two timers',
    code: 'gateway.several-timers',
    at: { nodeId: 'wait' },
    definition: waiting(message('paid'), timer('soon'), timer('late')),
  },
  {
    name: 'a complex gateway that does not say when it goes on',
    code: 'gateway.activate-after-unclear',
    at: { nodeId: 'some', field: '/config/activateAfter' },
    definition: complex({}),
  },
  {
    name: 'a complex gateway that waits for more than can come',
    code: 'gateway.activate-after-unclear',
    at: { nodeId: 'some', field: '/config/activateAfter' },
    definition: complex({ activateAfter: 3 }),
  },
  {
    name: 'a gateway that counts and is not complex',
    code: 'gateway.activate-after-not-possible',
    at: { nodeId: 'which', field: '/config/activateAfter' },
    definition: aProcess(
      [start(), { ...gateway('which', 'exclusive'), config: { activateAfter: 1 } }, end()],
      way('start', 'which', 'end'),
    ),
  },
];
