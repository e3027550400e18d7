import { z } from 'zod';
import type { CloudContext, LocalModule, ResourceProvider } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';
import { parseInput } from '#local/services/protocol/json-action.ts';
import { Journal } from '#local/services/storage/journal/journal.ts';
import { ScheduleSchema } from './schedule-settings.ts';
import { ScheduleStore } from './schedule-store.ts';
import { createSchedulerService } from './service.ts';
import { Ticker } from './ticker.ts';

const Resource = z.strictObject({
  ...ScheduleSchema.shape,
  Name: z.string().optional(),
  GroupName: z.string().default('default'),
});
const GroupResource = z.looseObject({ Name: z.string().optional() });

function scheduleProvider(store: ScheduleStore): ResourceProvider {
  return {
    types: ['AWS::Scheduler::Schedule'],
    async create(logicalId, properties, _context, { stack }) {
      const { Name, GroupName, ...settings } = parseInput(Resource, properties, 'AWS::Scheduler::Schedule', {
        invalid: 'ValidationException',
      });
      const schedule = await store.put(GroupName, Name ?? physicalName(stack, logicalId, 64), settings);
      return { ref: schedule.name, attributes: { Arn: store.arnOf(schedule) } };
    },
  };
}

function groupProvider(store: ScheduleStore): ResourceProvider {
  return {
    types: ['AWS::Scheduler::ScheduleGroup'],
    async create(logicalId, properties, _context, { stack }) {
      const name = GroupResource.parse(properties).Name ?? physicalName(stack, logicalId, 64);
      await store.createGroup(name);
      return { ref: name, attributes: { Arn: store.groupArn(name), State: 'ACTIVE' } };
    },
  };
}

/** EventBridge Scheduler. It delivers through EventBridge, which has to be mounted as well. */
export async function createScheduler(context: CloudContext): Promise<LocalModule> {
  const journal = Journal.acquire(context.dataDir);
  const ticker = new Ticker({ journal, log: context.log, prefix: 'schedule:' });
  const store = new ScheduleStore(context, journal, ticker);
  await store.load();
  return {
    services: [createSchedulerService(store, () => journal.close())],
    providers: [scheduleProvider(store), groupProvider(store)],
    start: () => ticker.start(),
    close() {
      ticker.close();
      return Promise.resolve();
    },
  };
}
