import { describe, expect, it } from 'vitest';
import { responseOf } from './response.ts';

const respond = (value: unknown) => responseOf(Buffer.from(JSON.stringify(value)));

describe('a function’s payload becomes', () => {
  it('a response when it has a status code', () => {
    const headers = { 'Content-Type': 'text/html', 'X-Number': 1, gone: null };
    expect(respond({ statusCode: '201', headers, cookies: ['a=1'], body: '<p>' })).toEqual({
      status: 201,
      headers: { 'content-type': 'text/html', 'x-number': '1', 'set-cookie': ['a=1'] },
      body: '<p>',
    });
  });

  it('bytes when the body is base64', () => {
    const body = Buffer.from([0, 255]).toString('base64');
    expect(respond({ statusCode: 200, body, isBase64Encoded: true }).body).toEqual(Buffer.from([0, 255]));
  });

  it('JSON with status 200 when it is any other value', () => {
    expect(respond({ a: 1 })).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(respond({ a: 1 }).body.toString()).toBe('{"a":1}');
    expect(respond('text').body).toBe('text');
    expect(respond(null).body).toBe('null');
  });

  it.each([[{ statusCode: 'abc' }], [{ statusCode: 99 }], [{ statusCode: 600 }]])('500 for %j', (value) => {
    expect(respond(value)).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' });
  });

  it('500 when it is not JSON', () => {
    expect(responseOf(Buffer.from('<'))).toMatchObject({ status: 500 });
  });
});
