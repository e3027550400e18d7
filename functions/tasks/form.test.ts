import { describe, expect, it } from 'vitest';
import { type FormField, FormFieldSchema } from '#contracts/process-definition/index.ts';
import { checkResponse } from './form.ts';

const field = (given: Partial<FormField>): FormField =>
  FormFieldSchema.parse({ name: 'field', label: 'Field', type: 'text', ...given });
const options = ['a', 'b'].map((value) => ({ value, label: value }));

const faultOf = (given: Partial<FormField>, value: unknown): string | undefined => {
  const checked = checkResponse([field(given)], (value === undefined ? {} : { field: value }) as never);
  return 'errors' in checked ? checked.errors[0]?.code : undefined;
};

describe('The response to a form', () => {
  it.each<[string, Partial<FormField>, unknown]>([
    ['text', { type: 'text', minLength: 2, maxLength: 3, pattern: '^[a-z]+$' }, 'abc'],
    ['a number', { type: 'number', minimum: 0, maximum: 1 }, 0.5],
    ['a whole number', { type: 'integer' }, 3],
    ['no as an answer to a required question', { type: 'boolean', required: true }, false],
    ['a date', { type: 'date' }, '2026-02-28'],
    ['a time with an offset', { type: 'datetime' }, '2026-02-28T12:00:00+01:00'],
    ['an e-mail address', { type: 'email' }, 'a@acme.example'],
    ['a URL', { type: 'url' }, 'https://acme.example/a'],
    ['an option', { type: 'select', options }, 'a'],
    ['several options', { type: 'multiselect', options }, ['b', 'a']],
    ['nothing for an optional field', { type: 'integer' }, undefined],
    ['a blank for an optional field', { type: 'date' }, ''],
    ['an untouched read-only value', { readOnly: true, default: 'x' }, 'x'],
  ])('may hold %s', (_, given, value) => {
    expect(faultOf(given, value)).toBeUndefined();
  });

  it.each<[string, Partial<FormField>, unknown, string]>([
    ['a number for text', { type: 'text' }, 1, 'invalid-type'],
    ['too short a text', { type: 'text', minLength: 2 }, 'a', 'too-short'],
    ['too long a text', { type: 'textarea', maxLength: 2 }, 'abc', 'too-long'],
    ['a text that does not match', { type: 'text', pattern: '^[a-z]+$' }, 'A', 'pattern'],
    ['text for a number', { type: 'number' }, '1', 'invalid-type'],
    ['a fraction for a whole number', { type: 'integer' }, 1.5, 'invalid-type'],
    ['too small a number', { type: 'number', minimum: 1 }, 0, 'too-small'],
    ['too big a number', { type: 'number', maximum: 1 }, 2, 'too-big'],
    ['text for yes or no', { type: 'boolean' }, 'true', 'invalid-type'],
    ['a day that is none', { type: 'date' }, '2026-02-30', 'invalid-format'],
    ['a time without a zone', { type: 'datetime' }, '2026-02-28T12:00:00', 'invalid-format'],
    ['no e-mail address', { type: 'email' }, 'acme', 'invalid-format'],
    ['no URL', { type: 'url' }, 'acme', 'invalid-format'],
    ['an option that is not offered', { type: 'select', options }, 'c', 'invalid-option'],
    ['one value where a list is needed', { type: 'multiselect', options }, 'a', 'invalid-type'],
    ['an option twice', { type: 'multiselect', options }, ['a', 'a'], 'duplicate'],
    ['nothing for a required field', { required: true }, undefined, 'missing'],
    ['a blank for a required field', { required: true }, '', 'missing'],
    ['an empty list for a required field', { type: 'multiselect', options, required: true }, [], 'missing'],
    ['a changed read-only value', { readOnly: true, default: 'x' }, 'y', 'read-only'],
  ])('may not hold %s', (_, given, value, code) => {
    expect(faultOf(given, value)).toBe(code);
  });

  it('gets the defaults of what is left out', () => {
    const fields = [
      field({ name: 'a', default: 'x' }),
      field({ name: 'b', readOnly: true, default: 1 }),
      field({ name: 'c' }),
    ];
    expect(checkResponse(fields, {})).toEqual({ values: { a: 'x', b: 1 } });
  });

  it('names every fault with its path and a remedy', () => {
    const checked = checkResponse([field({ name: 'a', required: true })], { b: 1 });
    expect(checked).toEqual({
      errors: [
        expect.objectContaining({ path: '/result/b', code: 'unknown-field', help: expect.any(String) as string }),
        expect.objectContaining({ path: '/result/a', code: 'missing', help: expect.any(String) as string }),
      ],
    });
  });

  it('may be any object where there is no form', () => {
    expect(checkResponse([], { anything: [1] })).toEqual({ values: { anything: [1] } });
  });
});
