import { makeToken } from '../engine/token.ts';
import { ApiError } from '../errors.ts';
import { deepEqual } from '../json.ts';
import { checkName, parseArn } from './arn.ts';
import { readEncryption } from './machine-config.ts';
import { page } from './paging.ts';
import type { ActivityRecord } from './records.ts';
import { type Action, type Service, seconds } from './service.ts';
import { checkTagCount, readTags } from './tags.ts';

/** A worker's poll is held open this long. */
const POLL_MS = 60_000;

function activityOf(service: Service, arn: string): ActivityRecord {
  parseArn(arn, 'activity');
  const activity = service.catalog.get('activity', arn);
  if (!activity) throw new ApiError('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`);
  return activity;
}

export const createActivity: Action = async (service, parameters) => {
  const name = checkName(parameters.text('name'));
  const arn = `arn:aws:states:${service.region}:${service.accountId}:activity:${name}`;
  const encryption = readEncryption(parameters);
  const tags = checkTagCount(readTags(parameters.list('tags')), arn);
  const existing = service.catalog.get('activity', arn);
  if (existing && !deepEqual(existing.encryption, encryption)) {
    throw new ApiError('ActivityAlreadyExists', `Activity Already Exists: '${arn}'`);
  }
  const activity = existing ?? { arn, name, created: service.clock.now(), encryption, tags };
  if (!existing) await service.catalog.put('activity', arn, activity);
  return { activityArn: arn, creationDate: seconds(activity.created) };
};

export const describeActivity: Action = (service, parameters) => {
  const activity = activityOf(service, parameters.text('activityArn'));
  return {
    activityArn: activity.arn,
    name: activity.name,
    creationDate: seconds(activity.created),
    encryptionConfiguration: activity.encryption,
  };
};

export const deleteActivity: Action = async (service, parameters) => {
  const arn = parameters.text('activityArn');
  parseArn(arn, 'activity');
  await service.catalog.delete(['activity', arn]);
  return {};
};

export const listActivities: Action = (service, parameters) => {
  const activities = service.catalog.all('activity').sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, nextToken } = page(activities, parameters.number('maxResults'), parameters.optionalText('nextToken'));
  return {
    activities: items.map(({ arn, name, created }) => ({ activityArn: arn, name, creationDate: seconds(created) })),
    ...(nextToken === undefined ? {} : { nextToken }),
  };
};

export const getActivityTask: Action = async (service, parameters) => {
  const { arn } = activityOf(service, parameters.text('activityArn'));
  const worker = parameters.optionalText('workerName');
  const task = await service.activities.poll(arn, POLL_MS);
  if (!task) return {};
  const { execution, frame, nonce } = task;
  try {
    await service.engine.deliver(execution, {
      type: 'activityStarted',
      frame,
      nonce,
      ...(worker === undefined ? {} : { worker }),
    });
  } finally {
    await service.activities.remove(nonce);
  }
  return { taskToken: makeToken({ execution, frame, nonce }), input: task.input };
};
