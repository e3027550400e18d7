import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import type { EventBus } from '../bus.ts';
import type { JsonObject } from '../pattern/json.ts';
import type { Registry } from '../registry.ts';
import { compileEventPattern } from '../rule.ts';
import { action, BusName, Page, pageOf } from './action.ts';

const Tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional();

function describe(bus: EventBus) {
  return { Name: bus.name, Arn: bus.arn, ...(bus.description === undefined ? {} : { Description: bus.description }) };
}

export function busActions(registry: Registry): [string, JsonAction][] {
  return [
    action(
      'CreateEventBus',
      z.strictObject({ Name: z.string(), Description: z.string().optional(), Tags }),
      async (input) => {
        const bus = await registry.createBus(input.Name, input.Description);
        return { EventBusArn: bus.arn };
      },
    ),
    action('DescribeEventBus', z.strictObject({ Name: BusName }), (input) => describe(registry.bus(input.Name))),
    action('DeleteEventBus', z.strictObject({ Name: z.string() }), (input) => registry.deleteBus(input.Name)),
    action('ListEventBuses', z.strictObject(Page), (input) => {
      const { items, next } = pageOf(registry.buses(), (bus) => bus.name, input);
      return { EventBuses: items.map(describe), ...next };
    }),
    action('TestEventPattern', z.strictObject({ EventPattern: z.string(), Event: z.string() }), (input) => {
      const matches = compileEventPattern(input.EventPattern);
      const event = parseEvent(input.Event);
      return { Result: matches(event) };
    }),
  ];
}

/** The fields without which an event is none. */
const Event = z.looseObject({
  id: z.string(),
  account: z.string(),
  source: z.string(),
  time: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  'detail-type': z.string(),
});

function parseEvent(text: string): JsonObject {
  try {
    return Event.parse(JSON.parse(text)) as JsonObject;
  } catch {
    throw new AwsCallError('ValidationException', 'Parameter Event is not valid.');
  }
}
