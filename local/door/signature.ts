/** What a SigV4 signature says about itself. The local cloud identifies by key id and does not verify the signature. */
export interface Signature {
  accessKeyId: string;
  region: string;
  service: string;
}

const HEADER_PREFIX = 'Credential=';

/** Reads `Authorization: AWS4-HMAC-SHA256 Credential=key/date/region/service/aws4_request, …`. */
export function signatureOfHeader(authorization: string | undefined): Signature | undefined {
  if (!authorization?.startsWith('AWS4-')) return undefined;
  const start = authorization.indexOf(HEADER_PREFIX);
  if (start === -1) return undefined;
  const end = authorization.indexOf(',', start);
  return signatureOfCredential(authorization.slice(start + HEADER_PREFIX.length, end === -1 ? undefined : end));
}

/** Reads the `X-Amz-Credential` of a presigned URL. */
export function signatureOfQuery(query: URLSearchParams): Signature | undefined {
  const credential = query.get('X-Amz-Credential');
  return credential ? signatureOfCredential(credential) : undefined;
}

function signatureOfCredential(credential: string): Signature | undefined {
  const [accessKeyId, , region, service] = credential.trim().split('/');
  return accessKeyId && region && service ? { accessKeyId, region, service } : undefined;
}
