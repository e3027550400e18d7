import { aProcess, end, event, flow, gateway, human, script, start, way } from '../testing/builders.ts';
import type { Pattern } from './pattern.ts';

const each = (multiInstance: Record<string, string>) =>
  aProcess(
    [
      start(),
      human('each', { config: { multiInstance: { mode: 'parallel', outputCollection: 'answers', ...multiInstance } } }),
      end(),
    ],
    way('start', 'each', 'end'),
  );

const enough = each({ collection: 'people', completionCondition: '$completed >= 2' });

/** `next` gives the next element and whether there are more. */
const looped = (body: Parameters<typeof aProcess>[0][number]) =>
  aProcess(
    [start(), script('next', { outputs: ['item', 'more'] }), body, gateway('more', 'exclusive'), end()],
    [
      ...way('start', 'next', body.node_id, 'more'),
      flow('more', 'next', { condition: 'more = true' }),
      flow('more', 'end', { isDefault: true }),
    ],
  );

const publishing = looped(
  event('tell', { event: 'message', position: 'throw', name: 'item', inputs: { item: '{% item %}' } }),
);

const message = (id: string, position: 'throw' | 'catch', name: string) =>
  event(id, { event: 'message', position, name, correlationKey: 'order' });

/** Instances are runs of a process of their own, which says when it has finished: more can begin while others run. */
export const adding = (enough: string) =>
  aProcess(
    [
      start(),
      script('begin', { outputs: ['begun'] }),
      message('instance', 'throw', 'instance'),
      gateway('wait', 'event_based'),
      message('added', 'catch', 'add'),
      message('finished', 'catch', 'finished'),
      script('count', { outputs: ['done'] }),
      gateway('enough', 'exclusive'),
      end(),
    ],
    [
      ...way('start', 'begin', 'instance', 'wait', 'added', 'begin'),
      ...way('wait', 'finished', 'count', 'enough'),
      flow('enough', 'end', { condition: enough }),
      flow('enough', 'wait', { isDefault: true }),
    ],
  );

const cancelled = aProcess(
  [
    start(),
    script('each', { config: { source: 'return {}', multiInstance: { mode: 'parallel', collection: 'list' } } }),
    event('broken', { event: 'error', position: 'boundary', attachedTo: 'each' }),
    end(),
    end('stopped'),
  ],
  [...way('start', 'each', 'end'), flow('broken', 'stopped')],
);

export const instancePatterns: readonly Pattern[] = [
  {
    number: 12,
    name: 'Multiple Instances without Synchronization',
    support: 'emulated',
    note: 'a loop that publishes a message for each element; each starts a process',
    example: publishing,
  },
  {
    number: 13,
    name: 'Multiple Instances with a Priori Design-Time Knowledge',
    support: 'native',
    note: 'multi-instance over a literal collection',
    example: each({ collection: '[1..3]' }),
  },
  {
    number: 14,
    name: 'Multiple Instances with a Priori Run-Time Knowledge',
    support: 'native',
    note: 'multi-instance over a collection of the data',
    example: each({ collection: 'people' }),
  },
  {
    number: 15,
    name: 'Multiple Instances without a Priori Run-Time Knowledge',
    support: 'emulated',
    note: 'instances as a process of their own: messages begin them, more while others run, and tell that they have finished; all are waited for',
    example: adding('done = begun'),
  },
  {
    number: 26,
    name: 'Cancel Multiple Instance Activity',
    support: 'native',
    note: 'error boundary event of a multi-instance activity',
    example: cancelled,
  },
  {
    number: 27,
    name: 'Complete Multiple Instance Activity',
    support: 'native',
    note: 'completion condition: the instances that still run are ended',
    example: enough,
  },
  {
    number: 34,
    name: 'Static Partial Join for Multiple Instances',
    support: 'emulated',
    note: 'completion condition; the instances that are left are ended, not waited for',
    example: enough,
  },
  {
    number: 35,
    name: 'Cancelling Partial Join for Multiple Instances',
    support: 'native',
    note: 'completion condition over `$completed`, parallel instances too',
    example: enough,
  },
  {
    number: 36,
    name: 'Dynamic Partial Join for Multiple Instances',
    support: 'emulated',
    note: 'as 15, until a condition over those that have finished holds; the others end unnoticed',
    example: adding('done >= needed'),
  },
];
