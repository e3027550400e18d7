import { randomUUID } from 'node:crypto';
import { StateFailure } from '../failure.ts';
import { type Json, type JsonObject, tryParse } from '../json.ts';
import type { Integrations, TaskCaller } from '../ports.ts';
import type { ExecutionRow } from '../store/rows.ts';

/** Writes a map run's results to S3 (one file per outcome and a manifest) and answers where. */
export async function writeResults(
  ports: Integrations,
  args: JsonObject,
  mapRunArn: string,
  children: ExecutionRow[],
  caller: TaskCaller,
): Promise<JsonObject> {
  const bucket = String(args.Bucket);
  const prefix = typeof args.Prefix === 'string' ? args.Prefix.replace(/\/$/, '') : '';
  const folder = `${prefix === '' ? '' : `${prefix}/`}${randomUUID()}`;
  const outcomes = {
    FAILED: children.filter((row) => row.status !== 'SUCCEEDED'),
    PENDING: [],
    SUCCEEDED: children.filter((row) => row.status === 'SUCCEEDED'),
  };
  const files: JsonObject = {};
  for (const [outcome, rows] of Object.entries(outcomes)) {
    const key = `${folder}/${outcome}_0.json`;
    const body = JSON.stringify(rows.map(describe));
    if (rows.length > 0) await put(ports, bucket, key, body, caller);
    files[outcome] = rows.length > 0 ? [{ Key: key, Size: Buffer.byteLength(body) }] : [];
  }
  const manifest = { DestinationBucket: bucket, MapRunArn: mapRunArn, ResultFiles: files };
  await put(ports, bucket, `${folder}/manifest.json`, JSON.stringify(manifest), caller);
  return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: bucket, Key: `${folder}/manifest.json` } };
}

async function put(ports: Integrations, bucket: string, key: string, body: string, caller: TaskCaller): Promise<void> {
  try {
    await ports.call(
      's3',
      'putObject',
      { Bucket: bucket, Key: key, Body: body, ContentType: 'application/json' },
      caller,
    );
  } catch (error) {
    throw new StateFailure('States.ResultWriterFailed', `${(error as Error).name}: ${(error as Error).message}`);
  }
}

/** One child execution as result files show it. */
export function describe(row: ExecutionRow): JsonObject {
  return {
    ...(row.cause === null ? {} : { Cause: row.cause }),
    ...(row.error === null ? {} : { Error: row.error }),
    ExecutionArn: row.arn,
    Input: row.input,
    InputDetails: { Included: true },
    Name: row.name,
    ...(row.output === null ? {} : { Output: row.output, OutputDetails: { Included: true } }),
    StartDate: new Date(row.started).toISOString(),
    StateMachineArn: row.machine_arn,
    Status: row.status,
    ...(row.stopped === null ? {} : { StopDate: new Date(row.stopped).toISOString() }),
  };
}

/** The value a WriterConfig makes of the children: outputs alone (FLATTEN joins arrays), or whole descriptions. */
export function transformed(children: ExecutionRow[], transformation: Json | undefined): Json[] {
  if (transformation === 'NONE') return children.map(describe);
  const outputs = children.filter((row) => row.output !== null).map((row) => tryParse(row.output as string) ?? null);
  return transformation === 'FLATTEN' ? outputs.flat() : outputs;
}
