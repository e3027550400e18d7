import { randomUUID } from 'node:crypto';
import type { AwsResponse } from '#local/services/contract.ts';

const XML_SERVICES = new Set(['s3', 'sts', 'iam', 'sns']);
const REST_JSON_SERVICES = new Set(['lambda', 'ses', 'execute-api', 'scheduler', 'bedrock']);

/** An error in the form that the service's SDK client parses: AWS JSON, REST JSON or XML. */
export function awsError(service: string, status: number, code: string, message: string): AwsResponse {
  if (XML_SERVICES.has(service)) return xmlError(service, status, code, message);
  if (REST_JSON_SERVICES.has(service)) {
    return {
      status,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
      body: JSON.stringify({ Type: status >= 500 ? 'Server' : 'User', message, Message: message }),
    };
  }
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message, Message: message }),
  };
}

/** What the local cloud answers to everything that it does not cover, so that nothing is guessed. */
export function unsupportedOperation(service: string, what: string): AwsResponse {
  return awsError(service, 400, 'UnsupportedOperation', `The local cloud does not support ${what}`);
}

function xmlError(service: string, status: number, code: string, message: string): AwsResponse {
  const error = `<Code>${code}</Code><Message>${escapeXml(message)}</Message>`;
  const id = `<RequestId>${randomUUID()}</RequestId>`;
  const body =
    service === 's3'
      ? `<Error>${error}${id}</Error>`
      : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error>${id}</ErrorResponse>`;
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}

const XML_ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[<>&"]/g, (character) => XML_ENTITIES[character]!);
