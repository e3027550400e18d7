import type { Json, JsonObject } from '../../json.ts';
import type { Area, Case } from '../case.ts';

const rule = (rule: JsonObject, input: Json, holds: boolean): Case => ({
  name: `${JSON.stringify(rule)} of ${JSON.stringify(input)} is ${holds}`,
  state: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
  input,
  output: holds ? 'yes' : 'no',
});
const v = (rule: JsonObject): JsonObject => ({ Variable: '$.v', ...rule });

export const choice: Area = {
  area: 'Choice',
  cases: [
    rule(v({ StringEquals: 'a' }), { v: 'a' }, true),
    rule(v({ StringEquals: '1' }), { v: 1 }, false),
    rule(v({ StringEqualsPath: '$.w' }), { v: 'a', w: 'a' }, true),
    rule(v({ StringLessThan: 'b' }), { v: 'a' }, true),
    rule(v({ StringGreaterThanEquals: 'b' }), { v: 'a' }, false),
    rule(v({ StringMatches: 'log-*.txt' }), { v: 'log-2024.txt' }, true),
    rule(v({ StringMatches: '*a*b' }), { v: 'xaxb' }, true),
    rule(v({ StringMatches: 'a\\*' }), { v: 'a*' }, true),
    rule(v({ StringMatches: 'a\\*' }), { v: 'ab' }, false),
    rule(v({ NumericEquals: 1 }), { v: 1.0 }, true),
    rule(v({ NumericEquals: 1 }), { v: '1' }, false),
    rule(v({ NumericGreaterThan: 1 }), { v: 2 }, true),
    rule(v({ NumericLessThanEqualsPath: '$.w' }), { v: 2, w: 2 }, true),
    rule(v({ BooleanEquals: true }), { v: true }, true),
    rule(v({ BooleanEqualsPath: '$.w' }), { v: false, w: false }, true),
    rule(v({ TimestampEquals: '2024-01-01T00:00:00Z' }), { v: '2024-01-01T01:00:00+01:00' }, true),
    rule(v({ TimestampLessThan: '2024-01-01T00:00:00Z' }), { v: '2023-12-31T23:59:59Z' }, true),
    rule(v({ TimestampLessThan: '2024-01-01T00:00:00Z' }), { v: 'yesterday' }, false),
    rule(v({ IsNull: true }), { v: null }, true),
    rule(v({ IsNull: false }), { v: 1 }, true),
    rule(v({ IsPresent: true }), {}, false),
    rule(v({ IsPresent: false }), {}, true),
    rule(v({ IsPresent: true }), { v: null }, true),
    rule(v({ IsNumeric: true }), { v: 1 }, true),
    rule(v({ IsNumeric: true }), { v: '1' }, false),
    rule(v({ IsString: true }), { v: 'x' }, true),
    rule(v({ IsBoolean: false }), { v: 'x' }, true),
    rule(v({ IsBoolean: false }), { v: false }, false),
    rule(v({ IsTimestamp: true }), { v: '2024-01-01T00:00:00Z' }, true),
    rule(v({ IsTimestamp: true }), { v: '2024-01-01' }, false),
    rule({ And: [v({ IsPresent: true }), v({ NumericGreaterThan: 5 })] }, { v: 6 }, true),
    rule({ And: [v({ IsPresent: true }), v({ NumericGreaterThan: 5 })] }, {}, false),
    rule({ Or: [v({ NumericEquals: 1 }), v({ NumericEquals: 2 })] }, { v: 2 }, true),
    rule({ Not: v({ NumericEquals: 1 }) }, { v: 2 }, true),
    {
      name: 'no match and no Default fails with States.NoChoiceMatched',
      state: {
        Type: 'Choice',
        Choices: [
          { Variable: '$.v', NumericEquals: 1, Next: 'Yes' },
          { Variable: '$.v', NumericEquals: 2, Next: 'No' },
        ],
      },
      input: { v: 3 },
      error: 'States.NoChoiceMatched',
    },
    {
      name: 'a Variable that is not there ends the execution with States.Runtime',
      state: { Type: 'Choice', Choices: [{ Variable: '$.v', NumericEquals: 1, Next: 'Yes' }], Default: 'No' },
      error: 'States.Runtime',
      cause: "Invalid path '$.v': The choice state's condition path references an invalid value.",
    },
    {
      name: 'the first rule that holds is taken, with its own Assign and Output',
      machine: {
        QueryLanguage: 'JSONata',
        StartAt: 'C',
        States: {
          C: {
            Type: 'Choice',
            Choices: [
              { Condition: '{% $states.input.n > 10 %}', Next: 'Z' },
              { Condition: '{% $states.input.n > 1 %}', Assign: { x: 'second' }, Output: 'out', Next: 'Z' },
              { Condition: true, Next: 'Z' },
            ],
          },
          Z: { Type: 'Pass', Output: { x: '{% $x %}', in: '{% $states.input %}' }, End: true },
        },
      },
      input: { n: 5 },
      output: { x: 'second', in: 'out' },
      events: [
        'ExecutionStarted',
        'ChoiceStateEntered',
        'ChoiceStateExited',
        'PassStateEntered',
        'PassStateExited',
        'ExecutionSucceeded',
      ],
    },
    {
      name: 'a Condition that is no boolean fails with States.QueryEvaluationError',
      machine: {
        QueryLanguage: 'JSONata',
        StartAt: 'C',
        States: {
          C: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.n %}', Next: 'Z' }], Default: 'Z' },
          Z: { Type: 'Succeed' },
        },
      },
      input: { n: 1 },
      error: 'States.QueryEvaluationError',
      cause:
        "specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'number'",
    },
  ],
};
