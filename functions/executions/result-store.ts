import { gunzipSync, gzipSync } from 'node:zlib';
import type { TenantTable, Write } from '#adapters/dynamodb/tenant-table.ts';
import type { Json } from '#contracts/core/json.ts';
import type { HistoryEvent, NodeInstance } from '#contracts/executions/index.ts';

/** What is kept of a run for good: Step Functions itself forgets it after 90 days. */
export interface RunResult {
  nodes: NodeInstance[];
  events: Omit<HistoryEvent, 'id'>[];
  takenFlows: string[];
  output?: Json | undefined;
  /** Of a run that a moved execution has left. */
  startedAt?: string | undefined;
}

/** Under DynamoDB's 400 KB per item, with room for keys. */
const PART_BYTES = 350_000;

const partKey = (id: string, part: number) => ({
  partition: `EXECUTION#${id}`,
  sort: `RESULT#${String(part).padStart(4, '0')}`,
});

/**
 * Node instances and events of ended runs, compressed (states repeat the same data) and cut into items. Most are a few kilobytes:
 * compressing them where we are takes less than handing them to another thread and back.
 */
export class ResultStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /**
   * Prepares the storing of a result. Most fit one item, which is written in the transaction that ends the record; the parts of a
   * large one are written before it, and repeated when that transaction does not come about.
   */
  async prepare(id: string, result: RunResult): Promise<Write[]> {
    const bytes = gzipSync(JSON.stringify(result), { level: 1 });
    const parts: Write[] = [];
    for (let at = 0; at < bytes.length; at += PART_BYTES) {
      parts.push({ put: partKey(id, parts.length), item: { part: bytes.subarray(at, at + PART_BYTES) } });
    }
    if (parts.length === 1) return parts;
    for (const part of parts) await this.#table.write([part]);
    return [];
  }

  async get(id: string): Promise<RunResult | undefined> {
    const parts = await this.#table.queryAll<{ part: Uint8Array }>({
      partition: `EXECUTION#${id}`,
      sortBeginsWith: 'RESULT#',
    });
    return resultOf(parts.map(({ part }) => part));
  }
}

/** The result that was cut into these parts; none: it has not been stored. */
export function resultOf(parts: readonly Uint8Array[]): RunResult | undefined {
  if (parts.length === 0) return undefined;
  const bytes = gunzipSync(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
  return JSON.parse(bytes.toString('utf8')) as RunResult;
}
