import { z } from 'zod';
import { AwsCallError, type AwsRequest, type AwsResponse, type AwsService } from '#local/services/contract.ts';
import { parseInput } from '#local/services/protocol/json-action.ts';
import { ScheduleSchema, type StoredSchedule } from './schedule-settings.ts';
import type { ScheduleStore } from './schedule-store.ts';

const Body = z.strictObject({
  ...ScheduleSchema.shape,
  GroupName: z.string().default('default'),
  ClientToken: z.string().optional(),
  Name: z.string().optional(),
});
const GroupBody = z.strictObject({
  ClientToken: z.string().optional(),
  Tags: z.array(z.unknown()).optional(),
  Name: z.string().optional(),
});

interface Route {
  method: string;
  path: RegExp;
  run(store: ScheduleStore, request: AwsRequest, name: string): unknown;
}

function bodyOf(request: AwsRequest): unknown {
  try {
    return request.body.length === 0 ? {} : JSON.parse(request.body.toString('utf8'));
  } catch {
    throw new AwsCallError('ValidationException', 'The request body is not valid JSON');
  }
}

const seconds = (ms: number | undefined) => (ms === undefined ? undefined : ms / 1000);

function describe(store: ScheduleStore, schedule: StoredSchedule) {
  const { settings, name, group, createdAt, modifiedAt } = schedule;
  return {
    ...settings,
    Name: name,
    GroupName: group,
    Arn: store.arnOf(schedule),
    StartDate: seconds(settings.StartDate),
    EndDate: seconds(settings.EndDate),
    CreationDate: createdAt / 1000,
    LastModificationDate: modifiedAt / 1000,
  };
}

function describeGroup(store: ScheduleStore, group: { name: string; createdAt: number }) {
  return {
    Name: group.name,
    Arn: store.groupArn(group.name),
    State: 'ACTIVE',
    CreationDate: group.createdAt / 1000,
    LastModificationDate: group.createdAt / 1000,
  };
}

async function save(store: ScheduleStore, request: AwsRequest, name: string, mustExist: boolean) {
  const {
    GroupName,
    ClientToken: _token,
    Name: _name,
    ...settings
  } = parseInput(Body, bodyOf(request), mustExist ? 'UpdateSchedule' : 'CreateSchedule', {
    invalid: 'ValidationException',
  });
  if (mustExist) store.get(GroupName, name);
  else if (store.find(GroupName, name))
    throw new AwsCallError('ConflictException', `Schedule ${name} already exists.`, 409);
  return { ScheduleArn: store.arnOf(await store.put(GroupName, name, settings)) };
}

/** A page of names behind the token, which is the last name before. */
function page<Item>(
  items: Item[],
  keyOf: (item: Item) => string,
  query: URLSearchParams,
): { items: Item[]; NextToken?: string } {
  const most = Math.min(Math.max(1, Number(query.get('MaxResults') ?? 100) || 100), 100);
  const rest = items
    .filter(
      (item) => keyOf(item) > (query.get('NextToken') ?? '') && keyOf(item).includes(query.get('NamePrefix') ?? ''),
    )
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const taken = rest.slice(0, most);
  return rest.length > taken.length ? { items: taken, NextToken: keyOf(taken.at(-1)!) } : { items: taken };
}

function listSchedules(store: ScheduleStore, { query }: AwsRequest) {
  const group = query.get('ScheduleGroup');
  const state = query.get('State');
  const wanted = store
    .all()
    .filter(
      (schedule) =>
        (group ?? schedule.group) === schedule.group && (state ?? schedule.settings.State) === schedule.settings.State,
    )
    .filter(({ name }) => name.startsWith(query.get('NamePrefix') ?? ''));
  const { items, ...next } = page(wanted, ({ group: g, name }) => `${g}/${name}`, query);
  const Schedules = items.map((schedule) => {
    const { Name, GroupName, Arn, State, CreationDate, LastModificationDate, Target } = describe(store, schedule);
    return { Name, GroupName, Arn, State, CreationDate, LastModificationDate, Target: { Arn: Target.Arn } };
  });
  return { Schedules, ...next };
}

const groupOf = ({ query }: AwsRequest) => query.get('groupName') ?? 'default';

const routes: Route[] = [
  { method: 'GET', path: /^\/schedules\/?$/, run: (store, request) => listSchedules(store, request) },
  { method: 'POST', path: /^\/schedules\/([^/]+)$/, run: (store, request, name) => save(store, request, name, false) },
  { method: 'PUT', path: /^\/schedules\/([^/]+)$/, run: (store, request, name) => save(store, request, name, true) },
  {
    method: 'GET',
    path: /^\/schedules\/([^/]+)$/,
    run: (store, request, name) => describe(store, store.get(groupOf(request), name)),
  },
  {
    method: 'DELETE',
    path: /^\/schedules\/([^/]+)$/,
    run: async (store, request, name) => {
      await store.delete(store.get(groupOf(request), name));
      return {};
    },
  },
  {
    method: 'GET',
    path: /^\/schedule-groups\/?$/,
    run: (store, { query }) => {
      const { items, ...next } = page(store.groups(), ({ name }) => name, query);
      return { ScheduleGroups: items.map((group) => describeGroup(store, group)), ...next };
    },
  },
  {
    method: 'POST',
    path: /^\/schedule-groups\/([^/]+)$/,
    run: async (store, request, name) => {
      parseInput(GroupBody, bodyOf(request), 'CreateScheduleGroup', { invalid: 'ValidationException' });
      if (store.groups().some((group) => group.name === name))
        throw new AwsCallError('ConflictException', `Schedule group ${name} already exists.`, 409);
      await store.createGroup(name);
      return { ScheduleGroupArn: store.groupArn(name) };
    },
  },
  {
    method: 'GET',
    path: /^\/schedule-groups\/([^/]+)$/,
    run: (store, _request, name) => {
      store.checkGroup(name);
      return describeGroup(store, store.groups().find((group) => group.name === name)!);
    },
  },
  {
    method: 'DELETE',
    path: /^\/schedule-groups\/([^/]+)$/,
    run: async (store, _request, name) => {
      await store.deleteGroup(name);
      return {};
    },
  },
];

function json(status: number, body: unknown, headers: Record<string, string> = {}): AwsResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** EventBridge Scheduler's REST API. */
export function createSchedulerService(store: ScheduleStore, close: () => Promise<void>): AwsService {
  return {
    service: 'scheduler',
    close,
    async handle(request) {
      try {
        for (const { method, path, run } of routes) {
          const match = method === request.method ? path.exec(request.path) : null;
          if (match) return json(200, await run(store, request, decodeURIComponent(match[1] ?? '')));
        }
        throw new AwsCallError(
          'UnsupportedOperation',
          `scheduler: ${request.method} ${request.path} is not covered by the local cloud`,
        );
      } catch (error) {
        if (error instanceof AwsCallError)
          return json(error.status, { Message: error.message }, { 'x-amzn-errortype': error.code });
        throw error;
      }
    },
  };
}
