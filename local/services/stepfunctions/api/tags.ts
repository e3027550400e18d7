import { ApiError } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { parseArn } from './arn.ts';
import { constraint } from './parameters.ts';
import type { Tags } from './records.ts';
import { type Action, resourceGone, type Service } from './service.ts';

const MOST_TAGS = 50;

export function readTags(given: Json[] | undefined): Tags {
  const tags: Tags = {};
  for (const [index, tag] of (given ?? []).entries()) {
    if (!isObject(tag) || typeof tag.key !== 'string')
      throw constraint('null', `tags.${index + 1}.member.key`, 'Member must not be null');
    checkTag(tag, index + 1);
    tags[tag.key] = typeof tag.value === 'string' ? tag.value : '';
  }
  return tags;
}

const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

function checkTag({ key, value }: JsonObject, place: number): void {
  for (const [name, text, least, most] of [
    ['key', key, 1, 128],
    ['value', value, 0, 256],
  ] as const) {
    if (typeof text !== 'string') continue;
    const at = `tags.${place}.member.${name}`;
    if (text.length < least) throw constraint(text, at, `Member must have length greater than or equal to ${least}`);
    if (text.length > most) throw constraint(text, at, `Member must have length less than or equal to ${most}`);
    if (!TAG_TEXT.test(text))
      throw constraint(text, at, 'Member must satisfy regular expression pattern: ^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$');
  }
}

export function checkTagCount(tags: Tags, arn: string): Tags {
  if (Object.keys(tags).length <= MOST_TAGS) return tags;
  throw new ApiError('TooManyTags', `Too many tags: '${arn}'`, { resourceName: arn });
}

type Tagged = { kind: 'machine' | 'activity'; arn: string; tags: Tags };

function taggedResource(service: Service, arn: string): Tagged {
  const { kind } = parseArn(arn, 'stateMachine', 'activity');
  const type = kind === 'activity' ? 'activity' : 'machine';
  const record = service.catalog.get(type, arn);
  if (!record) throw resourceGone(arn);
  return { kind: type, arn, tags: record.tags };
}

async function save(service: Service, resource: Tagged, tags: Tags): Promise<void> {
  if (resource.kind === 'machine') {
    const machine = service.catalog.get('machine', resource.arn);
    if (machine) await service.catalog.put('machine', resource.arn, { ...machine, tags });
    return;
  }
  const activity = service.catalog.get('activity', resource.arn);
  if (activity) await service.catalog.put('activity', resource.arn, { ...activity, tags });
}

export const tagResource: Action = async (service, parameters) => {
  const resource = taggedResource(service, parameters.text('resourceArn'));
  await save(
    service,
    resource,
    checkTagCount({ ...resource.tags, ...readTags(parameters.list('tags')) }, resource.arn),
  );
  return {};
};

export const untagResource: Action = async (service, parameters) => {
  const resource = taggedResource(service, parameters.text('resourceArn'));
  const gone = new Set(parameters.list('tagKeys'));
  await save(service, resource, Object.fromEntries(Object.entries(resource.tags).filter(([key]) => !gone.has(key))));
  return {};
};

export const listTagsForResource: Action = (service, parameters) => {
  const { tags } = taggedResource(service, parameters.text('resourceArn'));
  return { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) };
};
