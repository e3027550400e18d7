import type { AwsRequest, AwsResponse, AwsService, CloudContext } from '#local/services/contract.ts';
import { openObjects } from './fauxqs.ts';
import { refusal } from './guard.ts';
import { s3Error } from './xml.ts';

export interface StoredObject {
  body: Buffer;
  contentType: string;
  etag: string;
  lastModified: Date;
  cacheControl: string | undefined;
}

/** S3 behind the door, and its objects in process for the web origin and deployments. */
export interface S3Service extends AwsService {
  createBucket(name: string): void;
  put(bucket: string, key: string, body: Buffer, contentType: string, cacheControl?: string): void;
  /** Undefined when the bucket or the key is missing. */
  read(bucket: string, key: string): StoredObject | undefined;
  keys(bucket: string): string[];
  delete(bucket: string, key: string): void;
}

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD';

export async function createS3(context: CloudContext): Promise<S3Service> {
  const { app, store, close } = await openObjects(context.dataDir, context.region);
  const keys = (bucket: string) =>
    store.hasBucket(bucket) ? store.listObjects(bucket, { maxKeys: Infinity }).objects.map(({ key }) => key) : [];
  return {
    service: 's3',
    close,
    async handle(request: AwsRequest): Promise<AwsResponse> {
      const refused = refusal(request, context.accountId);
      if (refused) return refused;
      const query = request.query.toString();
      const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = request.headers;
      const answer = await app.inject({
        method: request.method as Method,
        url: request.path + (query ? `?${query}` : ''),
        // A bare address, or the store would take the first label of a host name for the bucket.
        headers: { 'content-type': 'application/octet-stream', ...headers, host: '127.0.0.1' },
        payload: request.body,
      });
      if (answer.statusCode === 404 && answer.headers['content-type']?.toString().startsWith('application/json'))
        return s3Error(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
      if (answer.statusCode >= 500) return s3Error(500, 'InternalError', answer.body);
      const kept = Object.entries(answer.headers).filter(
        ([name]) => name !== 'connection' && name !== 'transfer-encoding',
      );
      return {
        status: answer.statusCode,
        headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
        body: request.method === 'HEAD' ? '' : answer.rawPayload,
      };
    },
    createBucket: (name) => store.createBucket(name),
    put(bucket, key, body, contentType, cacheControl) {
      store.putObject(bucket, key, body, contentType, {}, cacheControl === undefined ? undefined : { cacheControl });
    },
    read(bucket, key) {
      try {
        const { body, contentType, etag, lastModified, cacheControl } = store.getObject(bucket, key);
        return { body, contentType, etag, lastModified, cacheControl };
      } catch (error) {
        if (/^NoSuch(Key|Bucket)$/.test((error as { code?: string }).code ?? '')) return undefined;
        throw error;
      }
    },
    keys,
    delete: (bucket, key) => store.deleteObject(bucket, key),
  };
}
