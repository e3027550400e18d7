import { z } from 'zod';

const ulid = '[0-9A-HJKMNP-TV-Z]{26}';

/** An id of the form `<prefix>_<ULID>`, for everything that the seed does not give a UUID. */
export const prefixedId = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_${ulid}$`), `must be an id of the form ${prefix}_<ULID>`);

export const TenantIdSchema = z
  .uuid()
  .meta({ description: 'UUID of the tenant', example: 'a0000000-0000-4000-8000-000000000001' });
export const OrganizationIdSchema = z.uuid();
export const UserIdSchema = z.uuid();
export const ExecutionIdSchema = z
  .uuid()
  .meta({ description: 'UUID of the execution; also the name of its Step Functions execution' });
export const ProcessIdSchema = prefixedId('proc');
export const TaskIdSchema = prefixedId('task');
export const EventIdSchema = prefixedId('evt');

/** ISO 8601 with milliseconds, UTC. */
export const TimestampSchema = z.iso.datetime({ precision: 3 }).meta({ example: '2026-02-02T13:18:53.000Z' });

/** A semantic version without build metadata: `1.4.0`, `2.0.0-beta.1`. */
export const SemanticVersionSchema = z
  .string()
  .regex(
    /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/,
    'must be a semantic version such as 1.0.0',
  )
  .meta({ example: '1.0.0' });

/** ISO 8601 duration with days, hours, minutes, seconds or weeks: `PT15M`, `P3D`, `P1DT12H`, `P2W`. Months and years are refused: their length varies. */
export const DurationSchema = z
  .string()
  .regex(
    /^P(?=.)(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/,
    'must be an ISO 8601 duration such as PT15M or P3D',
  )
  .meta({ example: 'P3D' });
