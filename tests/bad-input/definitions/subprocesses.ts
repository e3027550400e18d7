import {
  aProcess,
  boundary,
  end,
  type event,
  flow,
  gateway,
  human,
  script,
  start,
  subprocess,
  way,
} from '#compiler/testing/builders.ts';
import { body, embedded, within } from '#compiler/testing/scope-builders.ts';
import type { BadDefinition } from '../bad-input.ts';

type NodeInput = ReturnType<typeof event>;
const inner = body('sub', script('a', { outputs: ['x'] }));
/** `start -> sub -> end` around the activity `a`, with what a case adds. */
const around = (sub: NodeInput, more: NodeInput[] = [], flows = way('start', 'sub', 'end')) =>
  aProcess([start(), sub, ...inner.nodes, end(), ...more], [...flows, ...inner.flows]);
const undoing = (handler: NodeInput, more: NodeInput[] = [], flows = way('start', 'a', 'end')) =>
  aProcess(
    [
      start(),
      script('a'),
      boundary('undo', 'a', { event: 'compensation', handler: handler.node_id }),
      handler,
      end('end', { config: { event: 'compensation' } }),
      ...more,
    ],
    flows,
  );

/** What lies in another, and what undoes another. */
export const subprocesses: readonly BadDefinition[] = [
  {
    name: 'a node in a subprocess that does not exist',
    code: 'node.unknown-scope',
    at: { nodeId: 'lost', field: '/scope_id' },
    definition: around(embedded('sub'), within('nowhere', script('lost'))),
  },
  {
    name: 'a subprocess within itself',
    code: 'node.scope-cycle',
    at: { nodeId: 'sub', field: '/scope_id' },
    definition: aProcess([start(), { ...embedded('sub'), scope_id: 'sub' }, end()], way('start', 'end')),
  },
  {
    name: 'a flow across the border of a subprocess',
    code: 'flow.crosses-scope',
    at: { flowId: 'start_a', nodeId: 'start' },
    path: ['start', 'a'],
    definition: around(embedded('sub'), [], [...way('start', 'sub', 'end'), flow('start', 'a')]),
  },
  {
    name: 'a flow to what only an event reaches',
    code: 'node.flow-at-handler',
    at: { nodeId: 'sub', flowId: 'start_sub' },
    definition: around(embedded('sub', 'event')),
  },
  {
    name: 'a call that does not say of what',
    code: 'node.config-invalid',
    at: { nodeId: 'sub', field: '/config/processId' },
    definition: around(subprocess('sub', { config: {} })),
  },
  {
    name: 'a subprocess on the drawing with retries',
    code: 'subprocess.field-not-possible',
    at: { nodeId: 'sub', field: '/config/retry' },
    definition: around(embedded('sub', 'embedded', { retry: { maxAttempts: 2 } })),
  },
  {
    name: 'a subprocess in which there is nothing',
    code: 'subprocess.empty',
    severity: 'info',
    at: { nodeId: 'sub' },
    definition: aProcess([start(), embedded('sub'), end()], way('start', 'sub', 'end')),
  },
  {
    name: 'an event subprocess that repeats itself',
    code: 'subprocess.event-repeats',
    at: { nodeId: 'sub' },
    definition: around({ ...embedded('sub', 'event', { loop: { condition: 'x > 1' } }) }, [], way('start', 'end')),
  },
  {
    name: 'an event on the border of an event subprocess',
    code: 'subprocess.event-with-boundary',
    at: { nodeId: 'late' },
    definition: around(
      embedded('sub', 'event'),
      [boundary('late', 'sub', { event: 'timer', timer: { duration: 'PT1H' } })],
      [...way('start', 'end'), flow('late', 'end')],
    ),
  },
  {
    name: 'a transaction that is cancelled, and nobody says how it goes on',
    code: 'subprocess.cancel-not-caught',
    at: { nodeId: 'tx' },
    definition: aProcess(
      [
        start(),
        embedded('tx', 'transaction'),
        ...within('tx', start('in'), end('out', { config: { event: 'cancel' } })),
        end(),
      ],
      [...way('start', 'tx', 'end'), ...way('in', 'out')],
    ),
  },
  {
    name: 'work that is undone by nothing that can',
    code: 'compensation.handler-unknown',
    at: { nodeId: 'undo', field: '/config/handler' },
    definition: undoing(end('other')),
  },
  {
    name: 'work that is undone by an event subprocess',
    code: 'compensation.handler-not-supported',
    at: { nodeId: 'fix' },
    definition: undoing(subprocess('fix', { config: { kind: 'event' } })),
  },
  {
    name: 'a subprocess on the drawing that is undone as a whole',
    code: 'compensation.host-not-supported',
    at: { nodeId: 'undo' },
    definition: around(embedded('sub'), [
      boundary('undo', 'sub', { event: 'compensation', handler: 'fix' }),
      script('fix'),
    ]),
  },
  {
    name: 'two activities that undo one',
    code: 'compensation.several-handlers',
    at: { nodeId: 'again' },
    definition: undoing(script('fix'), [
      boundary('again', 'a', { event: 'compensation', handler: 'fix2' }),
      script('fix2'),
    ]),
  },
  {
    name: 'an end that undoes what nobody can undo',
    code: 'compensation.nothing-to-undo',
    at: { nodeId: 'end' },
    definition: aProcess(
      [start(), script('a'), end('end', { config: { event: 'compensation' } })],
      way('start', 'a', 'end'),
    ),
  },
  {
    name: 'an event whose way meets that of its activity',
    code: 'event.handler-shared',
    at: { nodeId: 'note' },
    path: ['note', 'end'],
    definition: aProcess(
      [start(), human('a'), boundary('note', 'a', { event: 'message', name: 'n', interrupting: false }), end()],
      [...way('start', 'a', 'end'), flow('note', 'end')],
    ),
  },
  {
    name: 'an event on a circle that terminates the process',
    code: 'event.handler-terminates',
    at: { nodeId: 'stop' },
    path: ['note', 'stop'],
    definition: onACycle([end('stop', { config: { event: 'terminate' } })], 'stop'),
  },
  {
    name: 'an event on a circle, whose way the activity waits for',
    code: 'event.handler-awaited',
    severity: 'info',
    at: { nodeId: 'note' },
    definition: onACycle([end('told')], 'told'),
  },
];

/** `note` comes beside `a`, which may be visited again, and leads to `to`. */
function onACycle(more: NodeInput[], to: string) {
  return aProcess(
    [
      start(),
      human('a', { outputs: ['x'] }),
      boundary('note', 'a', { event: 'timer', timer: { duration: 'PT1H' }, interrupting: false }),
      gateway('more', 'exclusive'),
      end(),
      ...more,
    ],
    [
      ...way('start', 'a', 'more'),
      flow('more', 'a', { condition: 'x > 1' }),
      flow('more', 'end', { isDefault: true }),
      flow('note', to),
    ],
  );
}
