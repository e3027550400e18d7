import { StateFailure } from '../failure.ts';
import { isObject, type Json, type JsonObject, tryParse } from '../json.ts';
import type { Integrations, TaskCaller } from '../ports.ts';
import { parseCsv } from './csv.ts';

export interface Reader {
  resource: string;
  config: JsonObject;
  args: JsonObject;
}

function failed(cause: string): StateFailure {
  return new StateFailure('States.ItemReaderFailed', cause);
}

/** Reads the items of a distributed map: an S3 object (JSON, JSONL, CSV, inventory manifest) or a listing of objects. */
export async function readItems(ports: Integrations, reader: Reader, caller: TaskCaller): Promise<Json[]> {
  const action = reader.resource.split(':').at(-1);
  const items =
    action === 'listObjectsV2'
      ? await listObjects(ports, reader.args, caller)
      : await readObject(ports, reader, caller);
  const most = reader.config.MaxItems;
  return typeof most === 'number' && most > 0 ? items.slice(0, most) : items;
}

async function call(ports: Integrations, action: string, args: JsonObject, caller: TaskCaller): Promise<JsonObject> {
  try {
    return (await ports.call('s3', action, args, caller)) as JsonObject;
  } catch (error) {
    throw failed(`${(error as Error).name}: ${(error as Error).message}`);
  }
}

async function listObjects(ports: Integrations, args: JsonObject, caller: TaskCaller): Promise<Json[]> {
  const found: Json[] = [];
  let token: Json | undefined;
  do {
    const page = await call(
      ports,
      'listObjectsV2',
      { ...args, ...(token === undefined ? {} : { ContinuationToken: token }) },
      caller,
    );
    found.push(...(Array.isArray(page.Contents) ? page.Contents.map(listed) : []));
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
  return found;
}

/** An object of a listing as Step Functions hands it out: `Etag`, and the time in seconds. */
function listed(object: Json): Json {
  if (!isObject(object)) return object;
  const { ETag, LastModified, Key, Size, StorageClass } = object;
  const time = typeof LastModified === 'string' ? Math.floor(Date.parse(LastModified) / 1000) : LastModified;
  const fields = { Etag: ETag, Key, LastModified: time, Size, StorageClass };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}

async function readObject(ports: Integrations, reader: Reader, caller: TaskCaller): Promise<Json[]> {
  const answer = await call(ports, 'getObject', reader.args, caller);
  const text = typeof answer.Body === 'string' ? answer.Body : JSON.stringify(answer.Body);
  const type = reader.config.InputType ?? 'JSON';
  if (type === 'CSV') return csvItems(text, reader.config);
  if (type === 'JSONL') return jsonLines(text);
  if (type === 'MANIFEST') return manifestItems(ports, text, caller);
  if (type !== 'JSON') throw failed(`UnsupportedOperation: ReaderConfig.InputType ${String(type)}`);
  const value = pointed(tryParse(text), reader.config.ItemsPointer);
  if (Array.isArray(value)) return value;
  if (isObject(value)) return Object.entries(value).map(([Key, Value]) => ({ Key, Value }));
  throw failed('Attempting to map over non-iterable node.');
}

/** Goes to a nested place of a document by an RFC 6901 pointer. */
function pointed(value: Json | undefined, pointer: Json | undefined): Json | undefined {
  if (typeof pointer !== 'string') return value;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>(
      (at, part) => (Array.isArray(at) ? at[Number(part)] : isObject(at) ? at[part] : undefined),
      value,
    );
}

function jsonLines(text: string): Json[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const value = tryParse(line);
      if (value === undefined) throw failed(`A line of the file is not valid JSON: ${line.slice(0, 80)}`);
      return value;
    });
}

const DELIMITERS: Record<string, string> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };

function csvItems(text: string, config: JsonObject): Json[] {
  const rows = parseCsv(text, DELIMITERS[String(config.CSVDelimiter ?? 'COMMA')] ?? ',');
  const given = config.CSVHeaderLocation === 'GIVEN';
  const headers = given ? (config.CSVHeaders as string[]) : (rows[0] ?? []);
  return rows
    .slice(given ? 0 : 1)
    .map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])));
}

/** An S3 inventory: a manifest that names CSV files of keys. */
async function manifestItems(ports: Integrations, text: string, caller: TaskCaller): Promise<Json[]> {
  const manifest = tryParse(text);
  if (!isObject(manifest) || !Array.isArray(manifest.files))
    throw failed('The manifest is not an S3 inventory manifest');
  const headers = String(manifest.fileSchema ?? 'Bucket, Key')
    .split(',')
    .map((name) => name.trim());
  const bucket = String(manifest.destinationBucket ?? '').replace('arn:aws:s3:::', '');
  const items: Json[] = [];
  for (const file of manifest.files) {
    const answer = await call(ports, 'getObject', { Bucket: bucket, Key: (file as JsonObject).key as string }, caller);
    for (const row of parseCsv(String(answer.Body), ','))
      items.push(Object.fromEntries(headers.map((header, i) => [header, row[i] ?? ''])));
  }
  return items;
}
