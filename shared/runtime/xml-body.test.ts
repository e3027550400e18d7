import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operation } from '#contracts/core/operation.ts';
import { httpEventOf } from '#testing/http-event.ts';
import { httpHandler, Rendered, route } from './http-handler.ts';

const echo = operation({
  id: 'echo',
  context: 'test',
  method: 'POST',
  path: '/echo',
  summary: 'Give a document back',
  access: 'public',
  body: z.union([z.string(), z.custom<Uint8Array>((value) => value instanceof Uint8Array)]),
  consumes: 'xml',
  result: z.string(),
  produces: 'xml',
});
const handler = httpHandler([
  route(echo, ({ body }) => Promise.resolve(new Rendered('application/xml', `${typeof body}: ${String(body)}`))),
]);
const call = (body: string | undefined, type: string, isBase64Encoded = false) =>
  handler({ ...httpEventOf(echo, { body, headers: { 'content-type': type } }), isBase64Encoded }, {});

describe('An operation that takes and gives XML', () => {
  it.each(['application/xml', 'text/xml; charset=utf-8', 'application/bpmn+xml'])('takes text: %s', async (type) => {
    expect(await call('<a/>', type)).toMatchObject({
      statusCode: 200,
      body: 'string: <a/>',
      headers: { 'content-type': 'application/xml' },
    });
  });

  it('takes bytes as they are', async () => {
    const bytes = Buffer.from('<a/>').toString('base64');
    expect(await call(bytes, 'application/octet-stream', true)).toMatchObject({ body: 'object: <a/>' });
  });

  it('refuses other content with a remedy', async () => {
    const answer = await call('{}', 'application/json');
    expect(answer.statusCode).toBe(415);
    expect(JSON.parse(answer.body ?? '')).toMatchObject({
      code: 'request.unsupported-media-type',
      errors: [{ path: 'header.content-type' }],
      help: expect.stringContaining('application/xml'),
    });
  });

  it('refuses a missing body', async () => {
    expect((await call(undefined, 'application/xml')).statusCode).toBe(422);
  });
});
