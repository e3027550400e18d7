import { describe, expect, it } from 'vitest';
import { type DataDefinition, DataDefinitionSchema } from '#contracts/process-definition/index.ts';
import type { AppError } from '#runtime/errors.ts';
import { inputCheckOf } from './check-input.ts';

const define = (given: Partial<DataDefinition> & { name: string }): DataDefinition =>
  DataDefinitionSchema.parse({ schema: { type: 'string' }, input: true, ...given });

const problemOf = (work: () => unknown): AppError => {
  try {
    work();
  } catch (error) {
    return error as AppError;
  }
  throw new Error('nothing was refused');
};

describe('The input of a start', () => {
  const check = inputCheckOf([
    define({ name: 'amount', schema: { type: 'number', minimum: 1 }, required: true }),
    define({ name: 'currency', schema: { enum: ['EUR', 'USD'] }, default: 'EUR' }),
    define({ name: 'lines', schema: { type: 'array', items: { type: 'object', required: ['sku'] } } }),
    define({ name: 'since', schema: { type: 'string', format: 'date' } }),
    define({ name: 'approved', schema: { type: 'boolean' }, input: false, default: false }),
  ]);

  it('gets the defaults of the data definitions', () => {
    expect(check({ amount: 10 })).toEqual({ amount: 10, currency: 'EUR', approved: false });
  });

  it('is not changed itself', () => {
    const input = { amount: 10 };
    check(input);
    expect(input).toEqual({ amount: 10 });
  });

  it.each([
    ['a missing required field', {}, '/input/amount', 'missing'],
    ['an unknown field', { amount: 1, amuont: 2 }, '/input/amuont', 'unknown-field'],
    ['a field that is not an input', { amount: 1, approved: true }, '/input/approved', 'unknown-field'],
    ['a wrong type', { amount: '1' }, '/input/amount', 'type'],
    ['a value under the minimum', { amount: 0 }, '/input/amount', 'minimum'],
    ['a value outside the list', { amount: 1, currency: 'GBP' }, '/input/currency', 'enum'],
    ['a broken format', { amount: 1, since: 'yesterday' }, '/input/since', 'format'],
    ['a fault deep inside', { amount: 1, lines: [{ sku: 'a' }, {}] }, '/input/lines/1/sku', 'missing'],
  ])('is refused with %s, with path and remedy', (_, input, path, code) => {
    const problem = problemOf(() => check(input));
    expect(problem).toMatchObject({ code: 'execution.invalid-input', kind: 'invalid' });
    expect(problem.errors).toContainEqual(expect.objectContaining({ path, code, help: expect.any(String) as string }));
  });

  it('names every fault at once', () => {
    const problem = problemOf(() => check({ amount: 'x', extra: 1 }));
    expect(problem.errors?.map((error) => error.path).sort()).toEqual(['/input/amount', '/input/extra']);
  });

  it('names the data definition whose schema is broken', () => {
    const broken = [define({ name: 'odd', schema: { type: 'nonsense' } })];
    expect(problemOf(() => inputCheckOf(broken))).toMatchObject({
      code: 'execution.invalid-data-definition',
      message: expect.stringContaining('odd') as string,
    });
  });
});
