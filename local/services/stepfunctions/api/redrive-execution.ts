import { redriveReason } from '../engine/status-event.ts';
import { ApiError } from '../errors.ts';
import { executionOf } from './executions.ts';
import { type Action, type Service, seconds } from './service.ts';

const TOKENS_KEPT = 10;
const TOKEN_LIFE_MS = 900_000;

export const redriveExecution: Action = async (service, parameters) => {
  const row = executionOf(service, parameters.text('executionArn'));
  const token = parameters.optionalText('clientToken');
  const known = token === undefined ? undefined : earlier(service, row.arn, token);
  if (known !== undefined) return { redriveDate: seconds(known) };
  const reason = redriveReason(row, service.clock.now());
  if (reason !== null) throw new ApiError('ExecutionNotRedrivable', reason);
  if (row.map_run !== null)
    throw new ApiError(
      'ExecutionNotRedrivable',
      'A child workflow execution is redriven by redriving the execution of its Map Run',
    );
  const events = service.store.lastEvent(row.id);
  if (events >= MOST_EVENTS) throw new ApiError('ExecutionNotRedrivable', 'Execution history event limit exceeded');
  await service.engine.deliver(row.id, { type: 'redrive' });
  const date = service.store.executionById(row.id)?.redrive_date ?? service.clock.now();
  if (token !== undefined) remember(service, row.arn, { token, date });
  return { redriveDate: seconds(date) };
};

/** An execution needs room for two more events: ExecutionRedriven and one that follows. */
const MOST_EVENTS = 24_999;

/** A repeated request is answered as the first was: for the last ten tokens of an execution, for 15 minutes. */
function earlier(service: Service, arn: string, token: string): number | undefined {
  const found = service.redriveTokens.get(arn)?.find((entry) => entry.token === token);
  return found && service.clock.now() - found.date <= TOKEN_LIFE_MS ? found.date : undefined;
}

function remember(service: Service, arn: string, entry: { token: string; date: number }): void {
  service.redriveTokens.set(arn, [...(service.redriveTokens.get(arn) ?? []), entry].slice(-TOKENS_KEPT));
}
