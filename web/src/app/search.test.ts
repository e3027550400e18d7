import { describe, expect, it } from 'vitest';
import { processSearch, signInSearch } from './search.ts';

describe('The search parameters of an address', () => {
  it('hide a value that does not fit, which the router would otherwise keep', () => {
    const raw = { tab: 'nonsense', version: '1.0.0' };
    expect({ ...raw, ...processSearch(raw) }).toEqual({ tab: undefined, node: undefined, version: '1.0.0' });
  });

  it.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example'])(
    'never lead away after signing in: %s',
    (next) => {
      expect(signInSearch({ next }).next).toBeUndefined();
    },
  );
});
