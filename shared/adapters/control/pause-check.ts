import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { TaskError } from '#runtime/errors.ts';
import { documentClient } from '../dynamodb/client.ts';

/**
 * How long an execution environment may act on what it last read of the paused executions. Pausing waits as long before it
 * answers, so that from the answer on no activity begins (docs/adr/0002).
 */
export const PAUSE_LEASE_MS = 250;

interface Paused {
  readAt: number;
  ids: Set<string>;
  /** The tenant has more paused executions than one page tells. */
  more: boolean;
}

export interface PauseCheckOptions {
  client: DynamoDBDocumentClient;
  /** Table of the executions context; other contexts may only read its `TENANT#<id>#CONTROL` partitions. */
  table: string;
  now?: () => number;
}

export interface RunningActivity {
  tenantId: string;
  executionId: string;
}

const controlPartition = (tenantId: string) => `TENANT#${tenantId}#CONTROL`;

/** Tells whether executions are paused; one small read per tenant and lease, whatever the number of activities. */
export class PauseCheck {
  readonly #options: PauseCheckOptions;
  readonly #known = new Map<string, Promise<Paused>>();

  constructor(options: PauseCheckOptions) {
    this.#options = options;
  }

  async isPaused({ tenantId, executionId }: RunningActivity): Promise<boolean> {
    const paused = await this.#pausedOf(tenantId);
    if (paused.ids.has(executionId)) return true;
    return paused.more ? this.#readOne(tenantId, executionId) : false;
  }

  /** @throws TaskError `FlowMaster.Paused`, which every compiled activity catches into its hold state */
  async refuse(activity: RunningActivity): Promise<void> {
    if (await this.isPaused(activity)) {
      throw new TaskError(
        'Paused',
        `Execution ${activity.executionId} is paused; the activity begins when it is resumed.`,
      );
    }
  }

  async #pausedOf(tenantId: string): Promise<Paused> {
    const now = this.#options.now ?? Date.now;
    const known = await this.#known.get(tenantId)?.catch(() => undefined);
    if (known && now() - known.readAt < PAUSE_LEASE_MS) return known;
    const reading = this.#read(tenantId, now());
    this.#known.set(tenantId, reading);
    return reading;
  }

  async #read(tenantId: string, readAt: number): Promise<Paused> {
    const page = await this.#options.client.send(
      new QueryCommand({
        TableName: this.#options.table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': controlPartition(tenantId) },
        ConsistentRead: true,
      }),
    );
    return { readAt, ids: new Set((page.Items ?? []).map((item) => String(item.sk))), more: !!page.LastEvaluatedKey };
  }

  async #readOne(tenantId: string, executionId: string): Promise<boolean> {
    const { Item } = await this.#options.client.send(
      new GetCommand({
        TableName: this.#options.table,
        Key: { pk: controlPartition(tenantId), sk: executionId },
        ConsistentRead: true,
      }),
    );
    return Item !== undefined;
  }
}

/** The check over the executions context's table (`CONTROL_TABLE_NAME`). */
export const pauseCheckOf = (table: string): PauseCheck => new PauseCheck({ client: documentClient(), table });

/** Puts the check in front of an activity: `activity('tasks', 'task.create', Config, unlessPaused(check, createTask))`. */
export const unlessPaused =
  <C, R>(check: Pick<PauseCheck, 'refuse'>, run: (call: C) => Promise<R>) =>
  async (call: C & RunningActivity): Promise<R> => {
    await check.refuse(call);
    return run(call);
  };
