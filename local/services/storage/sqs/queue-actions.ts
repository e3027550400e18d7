import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import { action, QueueUrl, Text } from './action.ts';
import type { Queue } from './queue.ts';
import { describeSettings } from './queue-attributes.ts';
import type { QueueStore } from './queue-store.ts';

const Page = { MaxResults: z.number().int().min(1).max(1000).optional(), NextToken: z.string().optional() };

/** Names behind the last one of the page before; the token is that name. */
function page<Item extends { name: string }>(items: Item[], max = 1000, after = ''): { items: Item[]; next?: string } {
  const rest = items.filter((item) => item.name > after);
  const taken = rest.slice(0, max);
  return rest.length > max ? { items: taken, next: taken.at(-1)!.name } : { items: taken };
}

function allAttributes(queue: Queue): Record<string, string> {
  const counts = queue.counts();
  return {
    QueueArn: queue.arn,
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAt / 1000)),
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    ...describeSettings(queue.settings, queue.attributes),
  };
}

function sameSettings(queue: Queue, attributes: Record<string, string>): boolean {
  const current = allAttributes(queue);
  return Object.entries(attributes).every(([name, value]) => current[name] === value);
}

/** Actions on queues themselves. */
export function queueActions(store: QueueStore, urlOf: (queue: Queue) => string): [string, JsonAction][] {
  return [
    action(
      'CreateQueue',
      z.strictObject({ QueueName: z.string(), Attributes: Text.optional(), tags: Text.optional() }),
      async (input) => {
        const existing = store.find(input.QueueName);
        if (existing && !sameSettings(existing, input.Attributes ?? {}))
          throw new AwsCallError(
            'QueueNameExists',
            'A queue already exists with the same name and a different value for an attribute',
          );
        const queue = existing ?? (await store.create(input.QueueName, input.Attributes ?? {}, input.tags ?? {}));
        return { QueueUrl: urlOf(queue) };
      },
    ),
    action('DeleteQueue', z.strictObject({ QueueUrl }), async (input) => {
      await store.delete(store.get(input.QueueUrl));
    }),
    action(
      'GetQueueUrl',
      z.strictObject({ QueueName: z.string(), QueueOwnerAWSAccountId: z.string().optional() }),
      (input) => ({
        QueueUrl: urlOf(store.get(input.QueueName)),
      }),
    ),
    action('ListQueues', z.strictObject({ QueueNamePrefix: z.string().optional(), ...Page }), (input) => {
      const queues = store.all().filter((queue) => queue.name.startsWith(input.QueueNamePrefix ?? ''));
      const { items, next } = page(queues, input.MaxResults, input.NextToken);
      return { QueueUrls: items.map(urlOf), ...(next === undefined ? {} : { NextToken: next }) };
    }),
    action('ListDeadLetterSourceQueues', z.strictObject({ QueueUrl, ...Page }), (input) => {
      const target = store.get(input.QueueUrl).arn;
      const sources = store.all().filter((queue) => queue.settings.redrive?.deadLetterTargetArn === target);
      const { items, next } = page(sources, input.MaxResults, input.NextToken);
      return { queueUrls: items.map(urlOf), ...(next === undefined ? {} : { NextToken: next }) };
    }),
    action(
      'GetQueueAttributes',
      z.strictObject({ QueueUrl, AttributeNames: z.array(z.string()).optional() }),
      (input) => {
        const all = allAttributes(store.get(input.QueueUrl));
        const names = input.AttributeNames ?? [];
        if (names.includes('All')) return { Attributes: all };
        return {
          Attributes: Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]]))),
        };
      },
    ),
    action('SetQueueAttributes', z.strictObject({ QueueUrl, Attributes: Text }), async (input) => {
      if (input.Attributes.FifoQueue !== undefined)
        throw new AwsCallError('InvalidAttributeName', 'Unknown Attribute FifoQueue.');
      await store.configure(store.get(input.QueueUrl), input.Attributes);
    }),
    action('PurgeQueue', z.strictObject({ QueueUrl }), async (input) => {
      await store.purge(store.get(input.QueueUrl));
    }),
    action('TagQueue', z.strictObject({ QueueUrl, Tags: Text }), async (input) => {
      const queue = store.get(input.QueueUrl);
      await store.configure(queue, {}, { ...queue.tags, ...input.Tags });
    }),
    action('UntagQueue', z.strictObject({ QueueUrl, TagKeys: z.array(z.string()) }), async (input) => {
      const queue = store.get(input.QueueUrl);
      const kept = Object.entries(queue.tags).filter(([key]) => !input.TagKeys.includes(key));
      await store.configure(queue, {}, Object.fromEntries(kept));
    }),
    action('ListQueueTags', z.strictObject({ QueueUrl }), (input) => ({ Tags: store.get(input.QueueUrl).tags })),
  ];
}
