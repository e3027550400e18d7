import type { CloudContext, LocalModule, ResourceProvider } from '#local/services/contract.ts';
import { AwsCallError } from '#local/services/contract.ts';
import { Journal } from '#local/services/storage/journal/journal.ts';
import { StreamPoller } from './dynamodb/stream-poller.ts';
import { watchWrites } from './dynamodb/write-watch.ts';
import { compileFilters } from './filter.ts';
import { type Mapping, parseMapping } from './mapping.ts';
import { SqsPoller } from './sqs/sqs-poller.ts';

function mappingProvider(mappings: Mapping[]): ResourceProvider {
  return {
    types: ['AWS::Lambda::EventSourceMapping'],
    create(_logicalId, properties, context) {
      const mapping = parseMapping(properties);
      const [, , service] = mapping.sourceArn.split(':');
      if (service !== 'sqs' && service !== 'dynamodb')
        throw new AwsCallError(
          'UnsupportedOperation',
          `An event source mapping of ${service} is not covered by the local cloud`,
        );
      // Here, and not at the first record, a filter shows that it is wrong.
      compileFilters(mapping.filters);
      if (mapping.enabled) mappings.push(mapping);
      const Arn = `arn:${context.partition}:lambda:${context.region}:${context.accountId}:event-source-mapping:${mapping.id}`;
      return Promise.resolve({ ref: mapping.id, attributes: { Id: mapping.id, EventSourceMappingArn: Arn } });
    },
  };
}

/** Event source mappings: DynamoDB streams and queues to functions. */
export function createStreams(context: CloudContext): Promise<LocalModule> {
  const journal = Journal.acquire(context.dataDir);
  const mappings: Mapping[] = [];
  const pollers: { close(): Promise<void> }[] = [];
  let unwatch = () => {};

  function startStreams(): void {
    const streams = mappings
      .filter((mapping) => mapping.sourceArn.includes(':dynamodb:'))
      .map((mapping) => new StreamPoller(context, mapping, journal));
    if (streams.length === 0) return;
    unwatch = watchWrites(context.service('dynamodb'), (tables) => {
      for (const stream of streams) if (tables.size === 0 || tables.has(stream.table)) stream.notify();
    });
    for (const stream of streams) stream.start();
    pollers.push(...streams);
  }

  function startQueues(): void {
    for (const mapping of mappings.filter(({ sourceArn }) => sourceArn.includes(':sqs:'))) {
      const poller = new SqsPoller(context, mapping);
      poller.start();
      pollers.push(poller);
    }
  }

  return Promise.resolve({
    services: [],
    providers: [mappingProvider(mappings)],
    start() {
      startStreams();
      startQueues();
      return Promise.resolve();
    },
    async close() {
      unwatch();
      await Promise.all(pollers.map((poller) => poller.close()));
      await journal.close();
    },
  });
}
