import { redriveToken } from '../engine/commit.ts';
import { redriveReason } from '../engine/status-event.ts';
import { ApiError } from '../errors.ts';
import { executionOf } from './executions.ts';
import type { RedriveTokenRecord } from './records.ts';
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
  await service.engine.deliver(row.id, { type: 'redrive', ...(token === undefined ? {} : { token }) });
  const date = service.store.executionById(row.id)?.redrive_date ?? service.clock.now();
  if (token !== undefined) await remember(service, row.arn, token, date);
  return { redriveDate: seconds(date) };
};

/** An execution needs room for two more events: ExecutionRedriven and one that follows. */
const MOST_EVENTS = 24_999;

/** A repeated request is answered as the first was: for the last ten tokens of an execution, for 15 minutes. */
function earlier(service: Service, arn: string, token: string): number | undefined {
  const { key } = redriveToken(arn, token, 0);
  const found = service.catalog.get('redriveToken', key);
  return found && !isOld(service, found) ? found.date : undefined;
}

function isOld(service: Service, { date }: RedriveTokenRecord): boolean {
  return service.clock.now() - date > TOKEN_LIFE_MS;
}

/** Keeps a token that is on disk already, and lets go of those that are old or too many. */
async function remember(service: Service, arn: string, token: string, date: number): Promise<void> {
  const { key, record } = redriveToken(arn, token, date);
  service.catalog.putLater('redriveToken', key, record);
  const known = service.catalog.all('redriveToken').sort((a, b) => a.date - b.date);
  const own = known.filter(({ executionArn }) => executionArn === arn);
  const gone = known.filter((one) => isOld(service, one) || own.slice(0, -TOKENS_KEPT).includes(one));
  const keys = gone.map((one) => redriveToken(one.executionArn, one.token, one.date).key);
  if (keys.length > 0)
    await service.catalog.delete(...keys.map((old): ['redriveToken', string] => ['redriveToken', old]));
}
