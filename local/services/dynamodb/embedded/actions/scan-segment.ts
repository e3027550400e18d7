import { createHash } from 'node:crypto';
import { invalid } from '../errors.ts';

const MOST_SEGMENTS = 1_000_000;

const outOfRange = (value: number, name: string, bound: string): Error =>
  invalid(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must have value ${bound}`,
  );

/** Which partitions belong to the segment that a parallel scan asks for; undefined where it is no parallel scan. */
export function segmentOf({
  Segment: segment,
  TotalSegments: total,
}: Record<string, unknown>): ((row: { pk: Uint8Array }) => boolean) | undefined {
  if (typeof segment !== 'number' && typeof total !== 'number') return undefined;
  if (typeof segment !== 'number')
    throw invalid(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  if (typeof total !== 'number')
    throw invalid(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  if (total < 1) throw outOfRange(total, 'totalSegments', 'greater than or equal to 1');
  if (total > MOST_SEGMENTS) throw outOfRange(total, 'totalSegments', `less than or equal to ${MOST_SEGMENTS}`);
  if (segment < 0) throw outOfRange(segment, 'segment', 'greater than or equal to 0');
  if (segment >= total)
    throw invalid(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    );
  return ({ pk }) => createHash('md5').update(pk).digest().readUInt32BE() % total === segment;
}
