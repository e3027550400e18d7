import type { Grant, GrantScope } from './capability.ts';

/** Publishing on the domain event bus. */
export const eventBus = ({ stateful }: GrantScope): Grant => ({
  environment: { EVENT_BUS_NAME: stateful.eventBus.eventBusName },
  statements: [{ actions: ['events:PutEvents'], resources: [stateful.eventBus.eventBusArn] }],
});
