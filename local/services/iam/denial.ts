import { randomUUID } from 'node:crypto';
import type { AwsRequest, AwsResponse } from '#local/services/contract.ts';
import { unknownResource } from './policy/statement.ts';
import type { Access } from './requests/access.ts';

export type Reason =
  | 'no identity-based policy allows'
  | 'no session policy allows'
  | 'no permissions boundary allows'
  | 'explicit deny';

const json10 = new Set(['dynamodb', 'states', 'sqs']);
const rest = new Set(['lambda', 'ses', 'scheduler', 'bedrock', 'execute-api', 'xray']);

export function denialMessage(user: string, { action, resource }: Access, reason: Reason, quote = ''): string {
  const what = `User: ${user} is not authorized to perform: ${action}`;
  const on = resource === unknownResource || resource === '*' ? '' : ` on resource: ${quote}${resource}${quote}`;
  if (reason === 'explicit deny') return `${what}${on} with an explicit deny in an identity-based policy`;
  return `${what}${on} because ${reason} the ${action} action`;
}

function xml(code: string, message: string, requestId: string, wrapped: boolean): string {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const error = `<Error>${wrapped ? '<Type>Sender</Type>' : ''}<Code>${code}</Code><Message>${escaped}</Message></Error>`;
  if (!wrapped) return `<?xml version="1.0" encoding="UTF-8"?>\n${error}`;
  return `<ErrorResponse>${error}<RequestId>${requestId}</RequestId></ErrorResponse>`;
}

/** AccessDenied in the form that the service's clients know. */
export function denial(request: AwsRequest, user: string, access: Access, reason: Reason): AwsResponse {
  const requestId = randomUUID();
  const { service } = request;
  if (service === 's3')
    return {
      status: 403,
      headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
      body: xml('AccessDenied', denialMessage(user, access, reason, '"'), requestId, false),
    };
  const message = denialMessage(user, access, reason);
  if (service === 'sts')
    return {
      status: 403,
      headers: { 'content-type': 'text/xml' },
      body: xml('AccessDenied', message, requestId, true),
    };
  const headers = { 'x-amzn-requestid': requestId, 'x-amzn-errortype': 'AccessDeniedException' };
  if (rest.has(service))
    return {
      status: 403,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ Message: message, message }),
    };
  const type =
    service === 'dynamodb' || service === 'sqs'
      ? 'com.amazon.coral.service#AccessDeniedException'
      : 'AccessDeniedException';
  return {
    status: service === 'sqs' ? 403 : 400,
    headers: { ...headers, 'content-type': `application/x-amz-json-${json10.has(service) ? '1.0' : '1.1'}` },
    body: JSON.stringify(service === 'dynamodb' ? { __type: type, Message: message } : { __type: type, message }),
  };
}
