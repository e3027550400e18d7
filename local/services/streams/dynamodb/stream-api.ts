import type { CloudContext } from '#local/services/contract.ts';
import type { JsonObject } from '#local/services/eventbridge/pattern/json.ts';

/** A record as DynamoDB Streams has it on the wire, which is nearly what Lambda's event has. */
export interface StreamRecord extends JsonObject {
  eventID: string;
  eventName: string;
  dynamodb: JsonObject & { SequenceNumber: string; ApproximateCreationDateTime: number };
}
export interface Shard {
  ShardId: string;
  ParentShardId?: string;
}
export interface Page {
  Records: StreamRecord[];
  /** Absent at the end of a shard that is closed. */
  NextShardIterator?: string;
}
export type Position = { type: 'TRIM_HORIZON' | 'LATEST' } | { type: 'AFTER_SEQUENCE_NUMBER'; sequence: string };

/** DynamoDB Streams of DynamoDB Local, as the service: past the door, without IAM. Its answers are AWS's own, so they are trusted. */
export class StreamApi {
  readonly #context: CloudContext;
  readonly streamArn: string;

  constructor(context: CloudContext, streamArn: string) {
    this.#context = context;
    this.streamArn = streamArn;
  }

  async shards(): Promise<Shard[]> {
    const shards: Shard[] = [];
    let after: string | undefined;
    do {
      const start = after === undefined ? {} : { ExclusiveStartShardId: after };
      const answer = (await this.#call('DescribeStream', { StreamArn: this.streamArn, ...start })) as {
        StreamDescription: { Shards?: Shard[]; LastEvaluatedShardId?: string };
      };
      shards.push(...(answer.StreamDescription.Shards ?? []));
      after = answer.StreamDescription.LastEvaluatedShardId;
    } while (after !== undefined);
    return shards;
  }

  async iterator(ShardId: string, position: Position): Promise<string> {
    const at = position.type === 'AFTER_SEQUENCE_NUMBER' ? { SequenceNumber: position.sequence } : {};
    const input = { StreamArn: this.streamArn, ShardId, ShardIteratorType: position.type, ...at };
    return ((await this.#call('GetShardIterator', input)) as { ShardIterator: string }).ShardIterator;
  }

  async records(ShardIterator: string, Limit: number): Promise<Page> {
    return (await this.#call('GetRecords', { ShardIterator, Limit })) as Page;
  }

  #call(action: string, input: unknown): Promise<unknown> {
    return this.#context.call('dynamodb', `DynamoDBStreams_20120810.${action}`, input);
  }
}
