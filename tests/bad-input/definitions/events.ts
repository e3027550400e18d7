import { aProcess, end, event, flow, human, start, way } from '#compiler/testing/builders.ts';
import type { BadDefinition } from '../bad-input.ts';

type Config = NonNullable<Parameters<typeof event>[1]>;
const attached = (id: string, config: Config) => event(id, { position: 'boundary', attachedTo: 'a', ...config });
type NodeInput = ReturnType<typeof event>;
const beside = (task: NodeInput, ...events: NodeInput[]) =>
  aProcess(
    [start(), task, ...events, end()],
    [...way('start', 'a', 'end'), ...events.map((one) => flow(one.node_id, 'end'))],
  );
const onBorder = (config: Config) => beside(human('a'), attached('e', config));
const between = (config: Config) => aProcess([start(), event('e', config), end()], way('start', 'e', 'end'));

/** Events that cannot come, or not here. */
export const events: readonly BadDefinition[] = [
  {
    name: 'an event on the border of nothing',
    code: 'event.attached-to-unknown',
    at: { nodeId: 'e', field: '/config/attachedTo' },
    definition: onBorder({ event: 'timer', attachedTo: 'nobody', timer: { duration: 'PT1H' } }),
  },
  {
    name: 'a flow into an event on the border',
    code: 'node.flow-into-boundary',
    at: { nodeId: 'e' },
    definition: aProcess(
      [start(), human('a'), attached('e', { event: 'timer', timer: { duration: 'PT1H' } }), end()],
      [...way('start', 'a', 'end'), ...way('a', 'e', 'end')],
    ),
  },
  {
    name: 'an event that does not say whether it catches or throws',
    code: 'event.position-missing',
    at: { nodeId: 'e', field: '/config/position' },
    definition: between({ event: 'message', name: 'paid' }),
  },
  {
    name: 'a message without a name',
    code: 'event.name-missing',
    at: { nodeId: 'e', field: '/config/name' },
    definition: between({ event: 'message', position: 'catch' }),
  },
  {
    name: 'a receive task without a message',
    code: 'event.name-missing',
    at: { nodeId: 'e', field: '/config/name' },
    definition: between({ task: true, event: 'message', position: 'catch' }),
  },
  {
    name: 'a task that waits for a signal',
    code: 'node.config-invalid',
    at: { nodeId: 'e', field: '/config/event' },
    definition: between({ task: true, event: 'signal', position: 'catch', name: 'alarm' }),
  },
  {
    name: 'a cancellation in the middle of a process',
    code: 'event.not-supported',
    at: { nodeId: 'e', field: '/config/event' },
    definition: between({ event: 'cancel', position: 'catch' }),
  },
  {
    name: 'an error that leaves its activity running',
    code: 'event.must-interrupt',
    at: { nodeId: 'e', field: '/config/interrupting' },
    definition: onBorder({ event: 'error', interrupting: false }),
  },
  {
    name: 'an escalation out of a task',
    code: 'event.escalation-without-subprocess',
    at: { nodeId: 'e', field: '/config/attachedTo' },
    definition: onBorder({ event: 'escalation' }),
  },
  {
    name: 'a cancellation of a task',
    code: 'event.cancel-without-transaction',
    at: { nodeId: 'e', field: '/config/attachedTo' },
    definition: onBorder({ event: 'cancel' }),
  },
  {
    name: 'an error that is caught twice',
    code: 'event.error-caught-twice',
    at: { nodeId: 'other' },
    definition: beside(human('a'), attached('one', { event: 'error' }), attached('other', { event: 'error' })),
  },
  {
    name: 'an error that belongs to the engine',
    code: 'event.error-reserved',
    at: { nodeId: 'e', field: '/config/name' },
    definition: onBorder({ event: 'error', name: 'States.ALL' }),
  },
  {
    name: 'a link that leads nowhere',
    code: 'event.link-unmatched',
    at: { nodeId: 'e', field: '/config/name' },
    definition: aProcess(
      [start(), event('e', { event: 'link', position: 'throw', name: 'A' }), end()],
      way('start', 'e'),
    ),
  },
];
