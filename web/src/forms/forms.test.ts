import { describe, expect, it } from 'vitest';
import type { DataDefinition } from '#contracts/process-definition/index.ts';
import { check } from './check.ts';
import { fromDataDefinition, sentence, startFields } from './from-data-definition.ts';
import { fromFormField } from './from-form-field.ts';
import { toServerFaults } from './server-faults.ts';
import { field } from './spec.ts';
import { initialValues, toData } from './values.ts';

const definition = (schema: DataDefinition['schema'], more: Partial<DataDefinition> = {}): DataDefinition => ({
  name: 'amount',
  schema,
  input: true,
  required: false,
  ...more,
});
const kindOf = (schema: DataDefinition['schema']) => fromDataDefinition(definition(schema)).kind;

describe('fields from data definitions', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'string', maxLength: 2000 }, 'textarea'],
    [{ type: 'string', format: 'date' }, 'date'],
    [{ type: 'string', format: 'date-time' }, 'datetime'],
    [{ type: 'string', format: 'email' }, 'email'],
    [{ type: 'string', format: 'uri' }, 'url'],
    [{ type: 'integer' }, 'integer'],
    [{ type: 'boolean' }, 'boolean'],
    [{ type: 'string', enum: ['a', 'b'] }, 'select'],
    [{ oneOf: [{ const: 1, title: 'One' }] }, 'select'],
    [{ type: 'array', items: { type: 'string', enum: ['a'] } }, 'multiselect'],
    [{ type: 'array', items: { type: 'number' } }, 'list'],
    [{ type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } }, 'rows'],
    [{ type: 'array', items: { type: 'object', properties: { deep: { type: 'object' } } } }, 'json'],
    [{ type: 'array' }, 'json'],
    [{}, 'json'],
  ])('shows %j as %s', (schema, kind) => {
    expect(kindOf(schema as DataDefinition['schema'])).toBe(kind);
  });

  it('asks at the start for input only', () => {
    const fields = startFields([
      definition({ type: 'string' }),
      definition({ type: 'string' }, { name: 'x', input: false }),
    ]);
    expect(fields.map(({ name }) => name)).toEqual(['amount']);
  });

  it('labels a field by its title, else by its name as words', () => {
    expect(fromDataDefinition(definition({}, { title: 'Sum' })).label).toBe('Sum');
    expect(fromDataDefinition(definition({}, { name: 'costCenter' })).label).toBe('Cost center');
    expect(sentence('needed_by')).toBe('Needed by');
  });
});

describe('values of a form', () => {
  const months = fromDataDefinition(definition({ enum: [12, 24] }, { name: 'months' }));

  it('gives a choice its JSON value back', () => {
    expect(toData([months], { months: '24' })).toEqual({ months: 24 });
  });

  it('leaves out what is empty, and what may only be read', () => {
    const fields = [
      field({ name: 'a', label: 'A', kind: 'text' }),
      field({ name: 'b', label: 'B', kind: 'text', readOnly: true }),
    ];
    expect(toData(fields, { a: '  ', b: 'shown' })).toEqual({});
  });

  it('begins with what is given, else with the default', () => {
    const fields = [
      field({ name: 'a', label: 'A', kind: 'number', default: 3 }),
      field({ name: 'b', label: 'B', kind: 'boolean', default: true }),
    ];
    expect(initialValues(fields, { a: 5 })).toEqual({ a: '5', b: true });
  });

  it('takes an instant through the control and back', () => {
    const at = field({ name: 'at', label: 'At', kind: 'datetime' });
    expect(toData([at], initialValues([at], { at: '2026-11-21T09:30:00.000Z' }))).toEqual({
      at: '2026-11-21T09:30:00.000Z',
    });
  });

  it('reads rows, lists and JSON', () => {
    const rows = fromDataDefinition(
      definition(
        {
          type: 'array',
          items: { type: 'object', properties: { name: { type: 'string' }, count: { type: 'integer' } } },
        },
        { name: 'rows' },
      ),
    );
    const list = fromDataDefinition(definition({ type: 'array', items: { type: 'number' } }, { name: 'list' }));
    const json = fromDataDefinition(definition({ type: 'object' }, { name: 'json' }));
    const typed = { rows: [{ name: 'Pen', count: '2' }], list: '1\n\n2.5', json: '{"a": [1]}' };
    expect(toData([rows, list, json], typed)).toEqual({
      rows: [{ name: 'Pen', count: 2 }],
      list: [1, 2.5],
      json: { a: [1] },
    });
  });
});

describe('checks before sending', () => {
  const of = (kind: Parameters<typeof field>[0]['kind'], more = {}) => field({ name: 'x', label: 'X', kind, ...more });

  it.each([
    [of('text', { required: true }), '  ', { key: 'required' }],
    [of('select', { required: true, options: [{ key: 'a', label: 'A', value: 'a' }] }), '', { key: 'choose' }],
    [of('integer'), '1.5', { key: 'integer' }],
    [of('number', { minimum: 1 }), '0', { key: 'minimum', limit: 1 }],
    [of('number', { maximum: 9 }), '10', { key: 'maximum', limit: 9 }],
    [of('text', { minLength: 3 }), 'ab', { key: 'minLength', limit: 3 }],
    [of('text', { pattern: '^[A-Z]+$' }), 'abc', { key: 'pattern' }],
    [of('email'), 'nobody', { key: 'email' }],
    [of('url'), 'nowhere', { key: 'url' }],
    [of('json'), '{', { key: 'json' }],
    [of('list', { numeric: true }), '1\nx', { key: 'numbers' }],
    [of('text'), '', undefined],
    [of('boolean', { required: true }), false, undefined],
    [of('text', { pattern: '(' }), 'abc', undefined],
  ])('%#: %o', (spec, value, fault) => {
    expect(check(spec, value)).toEqual(fault);
  });
});

describe('answers of the server', () => {
  const fields = [
    fromFormField({ name: 'amount', label: 'Amount', type: 'number', required: true, readOnly: false }),
    field({
      name: 'lines',
      label: 'Lines',
      kind: 'rows',
      columns: [field({ name: 'price', label: 'Price', kind: 'number' })],
    }),
  ];
  const error = (path: string) => ({ path, code: 'x', message: `wrong: ${path}` });

  it('sorts errors to the fields and rows that they name', () => {
    const { byField, others } = toServerFaults(
      [
        error('/input/amount'),
        error('/input/lines/2/price'),
        error('/input/lines'),
        error('/input/unknown'),
        error('/name'),
      ],
      fields,
      '/input',
    );
    expect([...byField.keys()]).toEqual(['amount', 'lines.2.price', 'lines']);
    expect(others.map(({ path }) => path)).toEqual(['/input/unknown', '/name']);
  });
});
