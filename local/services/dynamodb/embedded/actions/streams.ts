import { DynamoError, invalid } from '../errors.ts';
import { sequenceNumber, sequenceOf } from '../storage/change-log.ts';
import type { Table } from '../storage/table.ts';
import type { Action, Store } from '../store.ts';

interface Iterator {
  stream: string;
  /** Records after this one are next. */
  after: number;
}

const RECORD_LIMIT = 1000;

export const listStreams: Action = (store, input) => {
  const tables = store.catalogue.all().filter(({ name, stream }) => stream && (input.TableName ?? name) === name);
  const Streams = tables.map(({ name, stream }) => ({
    StreamArn: stream!.arn,
    TableName: name,
    StreamLabel: stream!.label,
  }));
  return JSON.stringify({ Streams });
};

export const describeStream: Action = (store, input) => {
  const table = tableOf(store, input.StreamArn);
  const { arn, label, view } = table.stream!;
  return JSON.stringify({
    StreamDescription: {
      StreamArn: arn,
      StreamLabel: label,
      StreamStatus: 'ENABLED',
      StreamViewType: view,
      CreationRequestDateTime: Date.parse(`${label}Z`) / 1000,
      TableName: table.name,
      KeySchema: table.definition.KeySchema,
      Shards: [{ ShardId: shardOf(table), SequenceNumberRange: { StartingSequenceNumber: sequenceNumber(0) } }],
    },
  });
};

export const getShardIterator: Action = (store, input) => {
  const table = tableOf(store, input.StreamArn);
  if (input.ShardId !== shardOf(table))
    throw new DynamoError('ResourceNotFoundException', 'Requested resource not found: Shard does not exist');
  return JSON.stringify({ ShardIterator: encode({ stream: table.stream!.arn, after: startOf(store, input) }) });
};

function startOf(store: Store, { ShardIteratorType: type, SequenceNumber: sequence }: Record<string, unknown>): number {
  if (type === 'TRIM_HORIZON') return 0;
  if (type === 'LATEST') return store.changes.latest();
  if (typeof sequence !== 'string' || !/^\d{1,40}$/.test(sequence)) throw invalid('A valid SequenceNumber is required');
  if (type === 'AT_SEQUENCE_NUMBER') return sequenceOf(sequence) - 1;
  if (type === 'AFTER_SEQUENCE_NUMBER') return sequenceOf(sequence);
  throw invalid(`Invalid ShardIteratorType: ${String(type)}`);
}

export const getRecords: Action = (store, input) => {
  const { stream, after } = decode(input.ShardIterator);
  const limit = Math.min(Number(input.Limit ?? RECORD_LIMIT), RECORD_LIMIT);
  const { records, last } = store.changes.read(tableOf(store, stream), after, limit);
  return `{"Records":${records},"NextShardIterator":${JSON.stringify(encode({ stream, after: last }))}}`;
};

/** A table's stream is one shard for good. */
const shardOf = ({ createdAt, id }: Table): string =>
  `shardId-${String(createdAt).padStart(20, '0')}-${String(id).padStart(8, '0')}`;

function tableOf(store: Store, arn: unknown): Table {
  const table = store.catalogue.all().find(({ stream }) => stream?.arn === arn);
  if (!table)
    throw new DynamoError(
      'ResourceNotFoundException',
      `Requested resource not found: Stream: ${String(arn)} not found`,
    );
  return table;
}

const encode = (iterator: Iterator): string => Buffer.from(JSON.stringify(iterator)).toString('base64url');

function decode(token: unknown): Iterator {
  try {
    const { stream, after } = JSON.parse(Buffer.from(String(token), 'base64url').toString()) as Iterator;
    if (typeof stream === 'string' && Number.isSafeInteger(after)) return { stream, after };
  } catch {
    // Refused below.
  }
  throw invalid('Invalid ShardIterator');
}
