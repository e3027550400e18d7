import type { Json } from '../../json.ts';
import type { Area, Case } from '../case.ts';

const value = (source: string, output: Json, input: Json = {}): Case => ({
  name: `${source} = ${JSON.stringify(output)}`,
  state: { QueryLanguage: 'JSONata', Type: 'Pass', Output: `{% ${source} %}` },
  input,
  output,
});
const broken = (source: string, cause: string, input: Json = {}): Case => ({
  name: `${source} fails`,
  state: { QueryLanguage: 'JSONata', Type: 'Pass', Output: `{% ${source} %}` },
  input,
  error: 'States.QueryEvaluationError',
  cause,
  events: ['ExecutionStarted', 'PassStateEntered', 'EvaluationFailed', 'ExecutionFailed'],
});

export const jsonata: Area = {
  area: 'JSONata',
  cases: [
    value('$states.input.a', 1, { a: 1 }),
    value('$states.input.list.n', [1, 2], { list: [{ n: 1 }, { n: 2 }] }),
    value('$states.input.list', [1], { list: [1] }),
    value('$states.input.list.n', 1, { list: [{ n: 1 }] }),
    value('$sum($states.input.list)', 6, { list: [1, 2, 3] }),
    value('$map($states.input.list, function($v) { $v * 2 })', [2, 4], { list: [1, 2] }),
    value('$filter($states.input.list, function($v) { $v > 1 })', 2, { list: [1, 2] }),
    value("$states.input.a ? 'yes' : 'no'", 'yes', { a: true }),
    value("'a' & 1 & true", 'a1true'),
    value('$range(1,9,9)', 1),
    value('$range(0,10,5)', [0, 5, 10]),
    value('$range(10,0,-5)', [10, 5, 0]),
    value('$partition([1,2,3,4,5],2)', [[1, 2], [3, 4], [5]]),
    value('$parse(\'{"a":[1,2]}\')', { a: [1, 2] }),
    value("$hash('input data','SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'),
    value('$length($uuid())', 36),
    value('$random(5) = $random(5)', true),
    value('$random() < 1', true),
    value("$replace('abc', /b/, 'x')", 'axc'),
    value("$toMillis('1970-01-01T00:00:01Z')", 1000),
    value('$states.context.State.Name', 'S'),
    value('$states.context.StateMachine.Name ~> $substring(0,8)', 'machine-'),
    value('$states.input', [], []),
    broken(
      '$states.input.nope',
      "The JSONata expression '$states.input.nope' specified for the field 'Output' returned nothing (undefined).",
    ),
    broken(
      '$states.input.a + 1',
      'threw an error during evaluation. T2001: The left side of the "+" operator must evaluate to a number',
      { a: 'x' },
    ),
    broken("$random('x')", 'T0410'),
    broken('$range(1)', 'T0410'),
    broken("$eval('1')", 'threw an error during evaluation'),
    broken('function($x) { $x }', 'returned an unsupported result type'),
    broken('($f := function($n) { $f($n + 1) + 1 }; $f(0))', 'The expression was stopped'),
    broken('($f := function($n) { $f($n + 1) }; $f(0))', 'The expression was stopped'),
    {
      name: 'Output may be any JSON with expressions in it',
      state: {
        QueryLanguage: 'JSONata',
        Type: 'Pass',
        Output: { c: 1, l: ['{% $states.input.a %}', 'text'], o: { x: '{% $states.input.a + 1 %}' } },
      },
      input: { a: 1 },
      output: { c: 1, l: [1, 'text'], o: { x: 2 } },
    },
    {
      name: 'a field of Output that returns nothing is named in the cause',
      state: { QueryLanguage: 'JSONata', Type: 'Pass', Output: { deep: [{ v: '{% $states.input.nope %}' }] } },
      error: 'States.QueryEvaluationError',
      cause:
        "An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '$states.input.nope' specified for the field 'Output/deep[0]/v' returned nothing (undefined).",
    },
    {
      name: 'Assign and Output see the variables as they were before',
      machine: {
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
          B: { Type: 'Pass', Assign: { x: '{% $x + 1 %}' }, Output: { before: '{% $x %}' }, Next: 'C' },
          C: { Type: 'Pass', Output: { before: '{% $states.input.before %}', after: '{% $x %}' }, End: true },
        },
      },
      output: { before: 1, after: 2 },
    },
    {
      name: 'a branch sees outer variables and keeps its own to itself',
      machine: {
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Assign: { x: 1 }, Next: 'P' },
          P: {
            Type: 'Parallel',
            Branches: [
              {
                StartAt: 'I',
                States: {
                  I: { Type: 'Pass', Assign: { y: 5 }, Output: '{% $x %}', Next: 'J' },
                  J: { Type: 'Pass', Output: '{% $x + $y %}', End: true },
                },
              },
            ],
            Next: 'Z',
          },
          Z: { Type: 'Pass', Output: { got: '{% $states.input %}', leaked: '{% $exists($y) %}' }, End: true },
        },
      },
      output: { got: [6], leaked: false },
    },
    {
      name: 'a JSONPath machine may hold JSONata states',
      machine: {
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Result: { n: 2 }, Next: 'B' },
          B: { QueryLanguage: 'JSONata', Type: 'Pass', Output: '{% $states.input.n * 21 %}', End: true },
        },
      },
      output: 42,
    },
    {
      name: 'a failure inside a Map',
      machine: {
        QueryLanguage: 'JSONata',
        StartAt: 'M',
        States: {
          M: {
            Type: 'Map',
            Items: '{% $states.input.nope %}',
            ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
            End: true,
          },
        },
      },
      error: 'States.QueryEvaluationError',
    },
  ],
};
