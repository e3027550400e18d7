import { setTimeout } from 'node:timers/promises';
import { AwsCallError, type AwsService, type CloudContext, type LocalModule } from '#local/services/contract.ts';
import { jsonService } from '#local/services/protocol/json-service.ts';
import { Ticker } from '#local/services/scheduler/ticker.ts';
import { Journal } from '#local/services/storage/journal/journal.ts';
import { apiDestinationActions } from './actions/api-destination-actions.ts';
import { archiveActions, replayActions } from './actions/archive-actions.ts';
import { busActions } from './actions/bus-actions.ts';
import { connectionActions } from './actions/connection-actions.ts';
import { putEventsAction } from './actions/put-events.ts';
import { ruleActions } from './actions/rule-actions.ts';
import { Archives } from './archive/archives.ts';
import { Replays } from './archive/replays.ts';
import { Connections } from './connections/connections.ts';
import { Deliverer } from './delivery/deliverer.ts';
import { ApiDestinations } from './destinations/api-destinations.ts';
import { invokeApiDestination } from './destinations/invoke.ts';
import { Pace } from './destinations/pace.ts';
import { createEvent, type EventInput } from './event.ts';
import { httpProviders } from './http-providers.ts';
import { eventProviders } from './providers.ts';
import { Publisher } from './publisher.ts';
import { Registry } from './registry.ts';
import { ScheduledRules } from './scheduled-rules.ts';

/** EventBridge behind the door; and in process for services that emit events themselves (`aws.states`, …). */
export interface EventsService extends AwsService {
  readonly deliverer: Deliverer;
  readonly journal: Journal;
  /** For those who make requests of their own with a connection (HTTP tasks). */
  readonly connections: Connections;
  /** The ARN of a connection or API destination, of `connection/<name>` or `api-destination/<name>`. */
  arnOf(reference: string): string | undefined;
  /** Puts events of AWS's own sources on a bus (the default one): on disk when the promise resolves. */
  emit(events: readonly EventInput[], busName?: string): Promise<void>;
}

export function eventsOf(context: CloudContext): EventsService {
  return context.service('events') as EventsService;
}

const mostHops = 5;

export async function createEventBridge(context: CloudContext): Promise<LocalModule> {
  const journal = Journal.acquire(context.dataDir);
  const registry = new Registry(journal, `arn:${context.partition}:events:${context.region}:${context.accountId}:`);
  const archives = new Archives(journal);
  const connections = new Connections(context, journal, registry.arnPrefix);
  const destinations = new ApiDestinations(journal, registry.arnPrefix);
  const pace = new Pace();
  const deliverer: Deliverer = new Deliverer(context, journal, {
    async forward(busArn, event, hops) {
      // A rule that leads back to its own bus would go round for ever.
      if (hops > mostHops)
        throw new AwsCallError('ValidationException', `The event went over more than ${mostHops} buses`);
      await publisher.publish([{ bus: registry.bus(busArn), event, hops }]);
    },
    async request({ targetArn, http, payload }) {
      const destination = destinations.get(targetArn);
      await setTimeout(pace.delay(destination.arn, destination.rateLimit));
      await invokeApiDestination(connections, destination, http, payload);
    },
  });
  const publisher = new Publisher(journal, deliverer, archives);
  const replays = new Replays({ journal, archives, publisher, registry, log: context.log });
  const ticker = new Ticker({ journal, log: context.log, prefix: 'rule:' });
  const scheduled = new ScheduledRules({ context, ticker, deliverer, journal });
  registry.onRuleChanged = (bus, rule, removed) => scheduled.changed(bus, rule, removed);
  for (const bus of registry.buses()) for (const rule of bus.rules.values()) await scheduled.changed(bus, rule, false);
  const actions = [
    putEventsAction(registry, publisher, context),
    ...busActions(registry),
    ...ruleActions(registry),
    ...connectionActions(connections),
    ...apiDestinationActions(destinations, connections),
    ...archiveActions(registry, archives),
    ...replayActions(registry, archives, replays),
  ];
  const service: EventsService = {
    ...jsonService({ service: 'events', version: '1.1', actions, close: () => journal.close() }),
    deliverer,
    journal,
    connections,
    arnOf(reference) {
      const [kind, name = ''] = reference.split('/');
      return (kind === 'connection' ? connections : destinations).find(name)?.arn;
    },
    async emit(events, busName) {
      const bus = registry.bus(busName);
      await publisher.publish(events.map((event) => ({ bus, event: createEvent(event, context) })));
    },
  };
  return {
    services: [service],
    providers: [...eventProviders(registry, archives), ...httpProviders(connections, destinations)],
    async start() {
      deliverer.start();
      replays.start();
      await ticker.start();
    },
    async close() {
      ticker.close();
      await replays.close();
      await deliverer.close();
    },
  };
}
