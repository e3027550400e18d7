import type { StateNode } from '../asl/model.ts';
import type { Frame, MapWait } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { StateFailure } from '../failure.ts';
import { numberField } from './number-field.ts';

export function tooManyFailed(): StateFailure {
  return new StateFailure(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}

/** How many items of a map may fail before the map does. */
export async function toleratedFailures(turn: Turn, frame: Frame, node: StateNode): Promise<MapWait['tolerated']> {
  const count = await numberField(turn, frame, node, 'ToleratedFailureCount', { least: 0, most: 10_000_000 });
  const percentage = await numberField(turn, frame, node, 'ToleratedFailurePercentage', {
    least: 0,
    most: 100,
    fractions: true,
  });
  return { count: count ?? null, percentage: percentage ?? null };
}

/** Whether `failed` of `total` are more than tolerated; where both limits are given, either suffices. */
export function exceeded(tolerated: MapWait['tolerated'], failed: number, total: number): boolean {
  if (failed === 0) return false;
  const { count, percentage } = tolerated;
  if (count === null && percentage === null) return true;
  if (count !== null && failed > count) return true;
  return percentage !== null && (failed / Math.max(total, 1)) * 100 > percentage;
}
