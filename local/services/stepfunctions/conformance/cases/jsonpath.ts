import type { Json } from '../../json.ts';
import type { Area, Case } from '../case.ts';

const STORE = {
  store: {
    book: [
      { title: 'A', price: 8, tags: ['x'] },
      { title: 'B', price: 12 },
      { title: 'C', price: 9, isbn: '1' },
    ],
    bicycle: { price: 20 },
  },
  max: 10,
};

const path = (source: string, output: Json, input: Json = STORE): Case => ({
  name: `${source} = ${JSON.stringify(output)}`,
  state: { Type: 'Pass', Parameters: { 'v.$': source } },
  input,
  output: { v: output },
});

const io = (name: string, state: { [key: string]: Json }, input: Json, output: Json): Case => ({
  name,
  state: { Type: 'Pass', ...state },
  input,
  output,
});

export const paths: Area = {
  area: 'JSONPath',
  cases: [
    path('$.store.bicycle.price', 20),
    path("$['store']['bicycle']['price']", 20),
    path('$.store.book[0].title', 'A'),
    path('$.store.book[-1].title', 'C'),
    path('$.store.book[0,1].title', ['A', 'B']),
    path('$.store.book[0:2].title', ['A', 'B']),
    path('$.store.book[:1].title', ['A']),
    path('$.store.book[1:].title', ['B', 'C']),
    path('$.store.book[*].title', ['A', 'B', 'C']),
    path('$.store.book[*].isbn', ['1']),
    path('$..price', [8, 12, 9, 20]),
    path('$.store.*.price', [20]),
    path('$.store.book[?(@.price < 10)].title', ['A', 'C']),
    path('$.store.book[?(@.isbn)].title', ['C']),
    path("$.store.book[?(@.title == 'B')].price", [12]),
    path('$.store.book[?(@.price > $.max)].title', ['B']),
    path('$.store.book[?(@.price < 10 && @.isbn)].title', ['C']),
    path('$.store.book[?(@.price > 10 || @.isbn)].title', ['B', 'C']),
    path('$.store.book.length()', 3),
    path('$.nope[*]', []),
    path('$.nope[0:2]', []),
    path('$.nope[*].deeper', []),
    path('$', STORE),
    path('$$.Execution.RoleArn', 'arn:aws:iam::123456789012:role/states'),
    {
      name: 'a missing definite path ends the execution with States.Runtime',
      state: { Type: 'Pass', Parameters: { 'v.$': '$.nope' } },
      input: { a: 1 },
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$.nope' specified for the field 'v.$' could not be found in the input '{\"a\":1}'",
    },
  ],
};

export const inputOutput: Area = {
  area: 'JSONPath input and output',
  cases: [
    io('a Pass state passes its input on', {}, { a: 1 }, { a: 1 }),
    io('InputPath selects', { InputPath: '$.a' }, { a: { b: 1 } }, { b: 1 }),
    io('InputPath null is an empty object', { InputPath: null }, { a: 1 }, {}),
    io('OutputPath selects', { OutputPath: '$.a' }, { a: 5 }, 5),
    io('OutputPath null is an empty object', { OutputPath: null }, { a: 5 }, {}),
    io('Result replaces the input', { Result: { r: 1 } }, { a: 1 }, { r: 1 }),
    io('ResultPath puts the result into the input', { Result: 7, ResultPath: '$.r' }, { a: 1 }, { a: 1, r: 7 }),
    io(
      'ResultPath makes the objects on its way',
      { Result: 7, ResultPath: '$.x.y.z' },
      { a: 1 },
      { a: 1, x: { y: { z: 7 } } },
    ),
    io('ResultPath null discards the result', { Result: 7, ResultPath: null }, { a: 1 }, { a: 1 }),
    io(
      'ResultPath works on the raw input, not on what InputPath selects',
      { InputPath: '$.a', ResultPath: '$.r' },
      { a: 1, b: 2 },
      { a: 1, b: 2, r: 1 },
    ),
    io(
      'Parameters mix constants, paths and nesting',
      { Parameters: { c: 1, 'p.$': '$.a', n: { 'q.$': '$.b' }, l: [{ 'z.$': '$.a' }] } },
      { a: 1, b: 2 },
      { c: 1, p: 1, n: { q: 2 }, l: [{ z: 1 }] },
    ),
    io('paths are not read where the key does not end in .$', { Parameters: { p: '$.a' } }, { a: 1 }, { p: '$.a' }),
    {
      name: 'ResultSelector shapes a task result before ResultPath',
      state: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'echo', 'Payload.$': '$' },
        ResultSelector: { 'got.$': '$.Payload.a' },
        ResultPath: '$.task',
        OutputPath: '$.task',
      },
      input: { a: 3 },
      output: { got: 3 },
    },
    {
      name: 'a ResultPath that cannot be applied fails with States.ResultPathMatchFailure',
      state: { Type: 'Pass', Result: 1, ResultPath: '$.a.b' },
      input: { a: 'text' },
      error: 'States.ResultPathMatchFailure',
    },
    {
      name: 'a missing InputPath ends the execution with States.Runtime',
      state: { Type: 'Pass', InputPath: '$.nope' },
      error: 'States.Runtime',
      cause: "Invalid path '$.nope'",
    },
    {
      name: 'variables are assigned and read by later states',
      machine: {
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Assign: { 'x.$': '$.a', y: 2 }, Next: 'B' },
          B: { Type: 'Pass', Parameters: { 'sum.$': 'States.MathAdd($x, $y)' }, End: true },
        },
      },
      input: { a: 40 },
      output: { sum: 42 },
    },
  ],
};
