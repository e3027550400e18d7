import { AppError } from './errors.ts';
import { type HttpEvent, header } from './request.ts';

const TEXT = /^(text|application)\/([\w.-]+\+)?xml\b/i;
const BINARY = /^application\/octet-stream\b/i;

/**
 * A document in the body: text where the client says that it is XML, bytes where it says nothing or binary. API Gateway takes text for
 * UTF-8, so a document in another encoding must come as bytes. @throws AppError `request.unsupported-media-type`
 */
export function xmlBodyOf(event: HttpEvent): string | Uint8Array | undefined {
  if (event.body === undefined || event.body === '') return undefined;
  const type = header(event, 'content-type') ?? 'application/octet-stream';
  if (!TEXT.test(type) && !BINARY.test(type))
    throw new AppError('unsupported-media-type', 'request.unsupported-media-type', `The body is ${type}, not XML.`, {
      errors: [{ path: 'header.content-type', code: 'unsupported', message: `is ${type}` }],
      help: 'Send the file itself with Content-Type: application/xml.',
    });
  return event.isBase64Encoded ? Buffer.from(event.body, 'base64') : event.body;
}
