import { describe, expect, it } from 'vitest';
import { readBindingsFile } from './bindings-file.ts';

const read = (text: string) => readBindingsFile(new File([text], 'order.bindings.json'));

describe('a file of bindings', () => {
  it('is sent without its comments', async () => {
    expect(await read('{ "nodes": { "t": { "$comment": "Which?", "jobType": "check" } } }')).toEqual({
      text: '{"nodes":{"t":{"jobType":"check"}}}',
    });
  });

  it('is refused when it is no JSON, or too much for the address of a call', async () => {
    expect(await read('{')).toEqual({ fault: 'notJson' });
    expect(await read(JSON.stringify({ data: 'ä'.repeat(1_200) }))).toEqual({ fault: 'bindingsTooLarge' });
  });
});
