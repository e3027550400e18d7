import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import type { ArchiveSettings, Archives } from '../archive/archives.ts';
import type { Replay, Replays } from '../archive/replays.ts';
import type { Registry } from '../registry.ts';
import { action, Name, Page, pageOf } from './action.ts';

const ArchiveName = z.string().regex(/^[.\-_A-Za-z0-9]{1,48}$/);
const Settings = {
  Description: z.string().max(512).optional(),
  EventPattern: z.string().optional(),
  RetentionDays: z.number().int().min(0).optional(),
};
const Epoch = z.number().transform((seconds) => seconds * 1000);

export function archiveActions(registry: Registry, archives: Archives): [string, JsonAction][] {
  const arnOf = (name: string) => `${registry.arnPrefix}archive/${name}`;
  const answer = ({ name, createdAt }: ArchiveSettings) => ({
    ArchiveArn: arnOf(name),
    State: 'ENABLED',
    CreationTime: createdAt / 1000,
  });
  const describe = (archive: ArchiveSettings) => ({
    ...answer(archive),
    ArchiveName: archive.name,
    EventSourceArn: archive.sourceArn,
    RetentionDays: archive.retentionDays,
    ...(archive.description === undefined ? {} : { Description: archive.description }),
    ...(archive.eventPattern === undefined ? {} : { EventPattern: archive.eventPattern }),
    ...archives.statistics(archive.name),
  });
  return [
    action('CreateArchive', z.strictObject({ ArchiveName, EventSourceArn: z.string(), ...Settings }), async (input) => {
      if (archives.all().some((archive) => archive.name === input.ArchiveName))
        throw new AwsCallError('ResourceAlreadyExistsException', `Archive ${input.ArchiveName} already exists.`);
      const archive: ArchiveSettings = {
        name: input.ArchiveName,
        sourceArn: registry.bus(input.EventSourceArn).arn,
        description: input.Description,
        eventPattern: input.EventPattern,
        retentionDays: input.RetentionDays ?? 0,
        createdAt: Date.now(),
      };
      await archives.put(archive);
      return answer(archive);
    }),
    action('UpdateArchive', z.strictObject({ ArchiveName, ...Settings }), async (input) => {
      const archive = archives.get(input.ArchiveName);
      const changed = {
        ...archive,
        description: input.Description ?? archive.description,
        eventPattern: input.EventPattern ?? archive.eventPattern,
        retentionDays: input.RetentionDays ?? archive.retentionDays,
      };
      await archives.put(changed);
      return answer(changed);
    }),
    action('DescribeArchive', z.strictObject({ ArchiveName }), (input) => describe(archives.get(input.ArchiveName))),
    action('DeleteArchive', z.strictObject({ ArchiveName }), (input) => archives.delete(input.ArchiveName)),
    action('ListArchives', z.strictObject({ ...Page, EventSourceArn: z.string().optional() }), (input) => {
      const wanted = archives
        .all()
        .filter((archive) => input.EventSourceArn === undefined || archive.sourceArn === input.EventSourceArn);
      const { items, next } = pageOf(wanted, (archive) => archive.name, input);
      return { Archives: items.map(describe), ...next };
    }),
  ];
}

const StartReplay = z.strictObject({
  ReplayName: Name,
  Description: z.string().max(512).optional(),
  EventSourceArn: z.string().regex(/:archive\//),
  EventStartTime: Epoch,
  EventEndTime: Epoch,
  Destination: z.strictObject({ Arn: z.string(), FilterArns: z.array(z.string()).default([]) }),
});

export function replayActions(registry: Registry, archives: Archives, replays: Replays): [string, JsonAction][] {
  const arnOf = (name: string) => `${registry.arnPrefix}replay/${name}`;
  const describe = (replay: Replay) => ({
    ReplayName: replay.name,
    ReplayArn: arnOf(replay.name),
    State: replay.state,
    EventSourceArn: replay.archiveArn,
    EventStartTime: replay.from / 1000,
    EventEndTime: replay.to / 1000,
    ReplayStartTime: replay.startedAt / 1000,
    ...(replay.reason === undefined ? {} : { StateReason: replay.reason }),
    ...(replay.description === undefined ? {} : { Description: replay.description }),
    ...(replay.endedAt === undefined ? {} : { ReplayEndTime: replay.endedAt / 1000 }),
    Destination: { Arn: replay.busArn, FilterArns: replay.filterArns },
  });
  return [
    action('StartReplay', StartReplay, async (input) => {
      const archive = archives.get(input.EventSourceArn.split('archive/')[1] ?? '');
      if (archive.sourceArn !== input.Destination.Arn)
        throw new AwsCallError(
          'ValidationException',
          'Parameter Destination.Arn is not valid. Reason: Cannot replay to a bus other than the source bus of the archive.',
        );
      if (input.EventStartTime >= input.EventEndTime)
        throw new AwsCallError(
          'ValidationException',
          'Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
        );
      const replay: Replay = {
        name: input.ReplayName,
        description: input.Description,
        archiveArn: input.EventSourceArn,
        busArn: registry.bus(input.Destination.Arn).arn,
        filterArns: input.Destination.FilterArns,
        from: input.EventStartTime,
        to: input.EventEndTime,
        state: 'STARTING',
        startedAt: Date.now(),
        after: 0,
      };
      await replays.begin(replay);
      return { ReplayArn: arnOf(replay.name), State: 'STARTING', ReplayStartTime: replay.startedAt / 1000 };
    }),
    action('DescribeReplay', z.strictObject({ ReplayName: Name }), (input) => describe(replays.get(input.ReplayName))),
    action('CancelReplay', z.strictObject({ ReplayName: Name }), async (input) => {
      const replay = await replays.cancel(input.ReplayName);
      return { ReplayArn: arnOf(replay.name), State: replay.state };
    }),
    action(
      'ListReplays',
      z.strictObject({ ...Page, EventSourceArn: z.string().optional(), State: z.string().optional() }),
      (input) => {
        const wanted = replays
          .all()
          .filter(
            (replay) =>
              (input.State ?? replay.state) === replay.state &&
              (input.EventSourceArn ?? replay.archiveArn) === replay.archiveArn,
          );
        const { items, next } = pageOf(wanted, (replay) => replay.name, input);
        return { Replays: items.map(describe), ...next };
      },
    ),
  ];
}
