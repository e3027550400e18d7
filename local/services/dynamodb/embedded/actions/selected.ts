import { invalid, invalidValue } from '../errors.ts';
import type { Index } from '../storage/table.ts';
import { oneOf } from './refuse.ts';

const KINDS = ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'] as const;

/** What of each item is wanted, where that goes with the index and the projection. */
export function selected(input: Record<string, unknown>, index: Index | undefined): (typeof KINDS)[number] {
  const isProjected = typeof input.ProjectionExpression === 'string';
  const fallback = isProjected ? 'SPECIFIC_ATTRIBUTES' : index ? 'ALL_PROJECTED_ATTRIBUTES' : 'ALL_ATTRIBUTES';
  const kind = oneOf(input.Select, KINDS, 'select', fallback);
  if (kind === 'SPECIFIC_ATTRIBUTES' && !isProjected)
    throw invalid('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  if (kind !== 'SPECIFIC_ATTRIBUTES' && isProjected)
    throw invalid(
      `Cannot specify the ProjectionExpression when choosing to get ${kind === 'COUNT' ? 'only the Count' : kind}`,
    );
  if (kind === 'ALL_PROJECTED_ATTRIBUTES' && !index)
    throw invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  if (kind === 'ALL_ATTRIBUTES' && index?.global && index.definition.Projection.ProjectionType !== 'ALL')
    throw invalidValue(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    );
  return kind;
}
