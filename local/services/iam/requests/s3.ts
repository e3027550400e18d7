import type { AwsRequest } from '#local/services/contract.ts';
import type { AccessMapper } from './access.ts';

function objectAction(request: AwsRequest): string {
  const { query, method } = request;
  if (query.has('uploadId') && method === 'DELETE') return 'AbortMultipartUpload';
  if (query.has('uploadId') && method === 'GET') return 'ListMultipartUploadParts';
  if (query.has('attributes')) return 'GetObjectAttributes';
  if (query.has('tagging')) return method === 'GET' ? 'GetObjectTagging' : 'PutObjectTagging';
  if (query.has('acl')) return method === 'GET' ? 'GetObjectAcl' : 'PutObjectAcl';
  if (method === 'DELETE') return 'DeleteObject';
  return method === 'GET' || method === 'HEAD' ? 'GetObject' : 'PutObject';
}

function bucketAction({ query, method }: AwsRequest): string {
  if (query.has('lifecycle')) return method === 'GET' ? 'GetLifecycleConfiguration' : 'PutLifecycleConfiguration';
  if (query.has('uploads')) return 'ListBucketMultipartUploads';
  if (query.has('location')) return 'GetBucketLocation';
  if (method === 'PUT') return 'CreateBucket';
  if (method === 'DELETE') return 'DeleteBucket';
  return 'ListBucket';
}

function split(path: string): { bucket: string; key: string } {
  const [bucket = '', ...rest] = path.replace(/^\//, '').split('/');
  return { bucket: decodeURIComponent(bucket), key: rest.map(decodeURIComponent).join('/') };
}

/** REST: the action is in method, path and parameters. Deleting many asks for each key; copying also reads the source. */
export const s3Access: AccessMapper = (request, names) => {
  const { bucket, key } = split(request.path);
  const arn = `arn:${names.partition}:s3:::${bucket}`;
  if (bucket === '') return [{ action: 's3:ListAllMyBuckets', resource: '*' }];
  if (key === '' && request.method === 'POST' && request.query.has('delete')) {
    const keys = [...request.body.toString('utf8').matchAll(/<Key>([\s\S]*?)<\/Key>/g)].map((match) => match[1]!);
    return keys.map((each) => ({ action: 's3:DeleteObject', resource: `${arn}/${each}` }));
  }
  if (key === '') {
    const context = {
      's3:prefix': request.query.get('prefix') ?? '',
      's3:delimiter': request.query.get('delimiter') ?? undefined,
    };
    return [{ action: `s3:${bucketAction(request)}`, resource: arn, context }];
  }
  const access = [{ action: `s3:${objectAction(request)}`, resource: `${arn}/${key}` }];
  const source = request.headers['x-amz-copy-source'];
  if (source === undefined) return access;
  const from = split(decodeURIComponent(source).split('?')[0] ?? '');
  return [...access, { action: 's3:GetObject', resource: `arn:${names.partition}:s3:::${from.bucket}/${from.key}` }];
};
