import type { AwsRequest, AwsResponse } from '#local/services/contract.ts';
import { s3Error } from './xml.ts';

/** What fauxqs honours, or what has no meaning on one machine (encryption is the disk's, one storage class, one owner). */
const knownHeaders = [
  /^x-amz-(content-sha256|date|security-token|user-agent|sdk-.*|meta-.*|trailer|decoded-content-length)$/,
  /^x-amz-(checksum-.*|copy-source|copy-source-range|metadata-directive|server-side-encryption|mp-object-size|object-attributes|rename-source)$/,
  /^x-amz-(expected-bucket-owner|source-expected-bucket-owner|max-parts|part-number-marker)$/,
];
const knownQuery =
  /^(x-id|list-type|prefix|delimiter|marker|continuation-token|start-after|max-keys|encoding-type|fetch-owner|uploads|uploadId|partNumber|delete|lifecycle|attributes|renameObject|X-Amz-.*|x-amz-(checksum|sdk|content)-.*)$/;
const conditional = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];
const largest = 11 * 1024 * 1024;

function unsupported(what: string): AwsResponse {
  return s3Error(501, 'UnsupportedOperation', `${what} is not covered by the local cloud`);
}

/** A pre-signed URL has an end, which fauxqs does not look at. */
function expired(query: URLSearchParams, now: number): boolean {
  const date = query.get('X-Amz-Date');
  const seconds = query.get('X-Amz-Expires');
  if (date === null || seconds === null) return false;
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return !(now <= signedAt + Number(seconds) * 1000);
}

/** Refuses what fauxqs would silently ignore: a conditional write, a version, a tag, an access list, … */
export function refusal(request: AwsRequest, accountId: string, now = Date.now()): AwsResponse | undefined {
  const operation = `${request.method} ${request.path}`;
  for (const name of request.query.keys())
    if (!knownQuery.test(name)) return unsupported(`The parameter ${name} of ${operation}`);
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-amz-') && !knownHeaders.some((known) => known.test(name)))
      return unsupported(`The header ${name} of ${operation}`);
    if (conditional.includes(name) && request.method !== 'GET')
      return unsupported(`The header ${name} of ${operation}`);
  }
  const owner = request.headers['x-amz-expected-bucket-owner'];
  if (owner !== undefined && owner !== accountId) return s3Error(403, 'AccessDenied', 'Access Denied');
  if (expired(request.query, now)) return s3Error(403, 'AccessDenied', 'Request has expired');
  if (request.body.length > largest) return unsupported('A body over 11 MiB without multipart upload');
  return undefined;
}
