import { describe, expect, it } from 'vitest';
import { mergedData, NO_DATA, reportedData, valuesOf } from './token-data.ts';

describe('what a lane reports', () => {
  it('counts how often a field and a variable were written', () => {
    const once = reportedData(NO_DATA, { x: 1 }, { v: 'a' });
    expect(once).toEqual({ fields: { x: { value: 1, writes: 1 } }, variables: { v: { value: 'a', writes: 1 } } });
    expect(reportedData(once, { x: 2 }, { v: 'b' })).toEqual({
      fields: { x: { value: 2, writes: 2 } },
      variables: { v: { value: 'b', writes: 2 } },
    });
  });

  it('counts what is as before no further, in whatever order its keys are', () => {
    const once = reportedData(NO_DATA, { x: { b: [1, { d: 1, c: null }], a: 2 } }, {});
    expect(reportedData(once, { x: { a: 2, b: [1, { c: null, d: 1 }] } }, {})).toEqual(once);
    expect(reportedData(once, { x: { a: 2, b: [{ c: null, d: 1 }, 1] } }, {}).fields.x!.writes).toBe(2);
  });

  it('takes a field that is again as when the net began for written', () => {
    const gone = reportedData(reportedData(NO_DATA, { x: 1 }, {}), {}, {});
    expect(gone.fields).toEqual({ x: { writes: 2 } });
    expect(Object.keys(valuesOf(gone.fields))).toEqual([]);
  });
});

describe('what a token sees that waited for others', () => {
  const wrote = (value: number, writes: number) => ({ ...NO_DATA, fields: { x: { value, writes } } });

  it('is what was written most often', () => {
    expect(mergedData([wrote(1, 2), wrote(2, 1)]).fields).toEqual({ x: { value: 1, writes: 2 } });
    expect(mergedData([wrote(1, 1), wrote(2, 2)]).fields).toEqual({ x: { value: 2, writes: 2 } });
  });

  it('is that of the later token where two wrote equally often', () => {
    expect(mergedData([wrote(1, 1), wrote(2, 1)]).fields).toEqual({ x: { value: 2, writes: 1 } });
  });

  it('is all that any of them has, variables too', () => {
    const a = reportedData(NO_DATA, { x: 1 }, { v: 1 });
    const b = reportedData(NO_DATA, { y: 2 }, { w: 2 });
    const { fields, variables } = mergedData([a, b]);
    expect([valuesOf(fields), valuesOf(variables)]).toEqual([
      { x: 1, y: 2 },
      { v: 1, w: 2 },
    ]);
  });
});
