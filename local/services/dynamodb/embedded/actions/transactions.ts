import { DynamoError, invalid, missing } from '../errors.ts';
import { readKey } from '../storage/keys.ts';
import type { Action, Store } from '../store.ts';
import type { Item } from '../values/attribute-value.ts';
import { identityOf, refuseDuplicates } from './batch.ts';
import { projectText } from './items.ts';
import {
  applyWrite,
  conditionFails,
  parseConditionCheck,
  parseDelete,
  parsePut,
  parseUpdateWrite,
  type Write,
} from './writes.ts';

type Input = Record<string, unknown>;
type Reason = { Code: string; Message?: string; Item?: Item };

const LIMIT = 100;
/** A repeated request with the same token within this time is answered, not done again. */
const TOKEN_MS = 10 * 60_000;

const parsers: Record<string, (store: Store, input: Input) => Write> = {
  Put: parsePut,
  Delete: parseDelete,
  Update: parseUpdateWrite,
  ConditionCheck: parseConditionCheck,
};

export const transactWriteItems: Action = (store, input) => {
  const requests = listOf(input, 'TransactItems') as Record<string, Input>[];
  checkToken(input.ClientRequestToken);
  const writes = requests.map((request) => {
    const [kind = '', ...others] = Object.keys(request);
    const parse = parsers[kind];
    if (!parse || others.length > 0)
      throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
    return parse(store, request[kind]!);
  });
  refuseDuplicates(writes.map(identityOf), 'Transaction request cannot include multiple operations on one item');
  const { ClientRequestToken: token, ...request } = input;
  if (typeof token === 'string' && wasDone(store, token, JSON.stringify(request))) return '{}';
  const decided = writes.map((write) => decide(store, write));
  const reasons = decided.map(({ reason }) => reason ?? { Code: 'None' });
  if (decided.some(({ reason }) => reason)) throw canceled(reasons);
  store.database.change(() => {
    decided.forEach(({ old, item }, index) => {
      applyWrite(store, writes[index]!, old, item);
    });
    if (typeof token === 'string') remember(store, token, JSON.stringify(request));
  });
  return '{}';
};

export const transactGetItems: Action = (store, input) => {
  const requests = listOf(input, 'TransactItems') as { Get?: Input }[];
  const read = requests.map(({ Get }) => {
    if (!Get) throw missing('transactItems.1.member.get');
    const table = store.catalogue.table(Get.TableName);
    return attempt(() => projectText(store.items.readText(table, readKey(table, Get.Key).encoded), Get));
  });
  const reasons = read.map(({ reason }) => reason ?? { Code: 'None' });
  if (read.some(({ reason }) => reason)) throw canceled(reasons);
  const responses = read.map(({ value }) => (value === undefined ? '{}' : `{"Item":${value}}`));
  return `{"Responses":[${responses.join(',')}]}`;
};

/** Every write is decided against the state before the transaction; a failure of one is its reason, not the request's error. */
function decide(store: Store, write: Write): { old?: Item | undefined; item?: Item | undefined; reason?: Reason } {
  const old = store.items.read(write.table, write.key);
  if (conditionFails(write, old)) {
    const Item = write.returnOld && old ? { Item: old } : {};
    return { reason: { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...Item } };
  }
  const { value: item, reason } = attempt(() => write.next(old));
  return reason ? { reason } : { old, item };
}

/** What a part of a transaction comes to; its refusal is a reason why all of it is canceled. */
function attempt<T>(part: () => T): { value?: T; reason?: Reason } {
  try {
    return { value: part() };
  } catch (error) {
    if (!(error instanceof DynamoError)) throw error;
    return { reason: { Code: 'ValidationError', Message: error.message } };
  }
}

function checkToken(token: unknown): void {
  if (typeof token !== 'string' || (token.length >= 1 && token.length <= 36)) return;
  throw invalid(
    `1 validation error detected: Value '${token}' at 'clientRequestToken' failed to satisfy constraint: Member must have length ${token === '' ? 'greater than or equal to 1' : 'less than or equal to 36'}`,
  );
}

function canceled(CancellationReasons: Reason[]): DynamoError {
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  return new DynamoError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons },
  );
}

function listOf(input: Input, name: string): unknown[] {
  const list = input[name];
  if (!Array.isArray(list) || list.length === 0) {
    throw invalid(
      `1 validation error detected: Value at '${name[0]!.toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must have length greater than or equal to 1`,
    );
  }
  if (list.length > LIMIT) {
    throw invalid(
      `1 validation error detected: Value at '${name[0]!.toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must have length less than or equal to ${LIMIT}`,
    );
  }
  return list;
}

function wasDone({ database }: Store, token: string, request: string): boolean {
  const row = database
    .prepare('SELECT request FROM request_token WHERE token = ? AND at > ?')
    .get(token, Date.now() - TOKEN_MS);
  if (!row) return false;
  if ((row as { request: string }).request === request) return true;
  throw new DynamoError(
    'IdempotentParameterMismatchException',
    'The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical',
  );
}

function remember({ database }: Store, token: string, request: string): void {
  database.prepare('INSERT OR REPLACE INTO request_token VALUES (?, ?, ?)').run(token, request, Date.now());
}
