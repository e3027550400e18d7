import type { JsonObject } from '../../json.ts';
import type { Area } from '../case.ts';

const machine = (states: JsonObject, more: JsonObject = {}): JsonObject => ({
  StartAt: Object.keys(states)[0] as string,
  States: states,
  ...more,
});
const JSONATA: JsonObject = { QueryLanguage: 'JSONata' };
const show = (template: JsonObject): JsonObject => ({ Type: 'Pass', Parameters: template, End: true });

export const variables: Area = {
  area: 'variables',
  cases: [
    {
      name: 'are assigned and read in JSONPath, plain values and paths',
      machine: machine({
        A: { Type: 'Pass', Assign: { 'x.$': '$.a', y: { z: [1, 2] }, 't.$': '$$.State.Name' }, Next: 'B' },
        B: show({ 'x.$': '$x', 'z.$': '$y.z[1]', 't.$': '$t', 'f.$': "States.Format('{}-{}', $x, $t)" }),
      }),
      input: { a: 3 },
      output: { x: 3, z: 2, t: 'A', f: '3-A' },
    },
    {
      name: 'of JSONPath are read by JSONata and the other way round',
      machine: machine({
        A: { Type: 'Pass', Assign: { x: { n: 1 } }, Next: 'B' },
        B: { ...JSONATA, Type: 'Pass', Assign: { y: '{% $x.n + 1 %}' }, Next: 'C' },
        C: show({ 'y.$': '$y' }),
      }),
      output: { y: 2 },
    },
    {
      name: 'see the result of the state that assigns them, in JSONPath after ResultSelector',
      machine: machine({
        A: {
          Type: 'Parallel',
          Branches: [machine({ I: { Type: 'Pass', Result: { v: 5 }, End: true } })],
          ResultSelector: { 'five.$': '$[0].v' },
          Assign: { 'got.$': '$.five' },
          ResultPath: '$.r',
          Next: 'B',
        },
        B: show({ 'got.$': '$got', 'r.$': '$.r' }),
      }),
      output: { got: 5, r: { five: 5 } },
    },
    {
      name: 'of one Assign are evaluated together: all see the values from before',
      machine: machine(
        {
          A: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'B' },
          B: { Type: 'Pass', Assign: { x: '{% $y %}', y: '{% $x %}' }, Next: 'C' },
          C: { Type: 'Pass', Output: ['{% $x %}', '{% $y %}'], End: true },
        },
        JSONATA,
      ),
      output: [2, 1],
    },
    {
      name: 'of a choice rule are assigned when the rule matches, those of the state for its Default',
      machine: machine(
        {
          C: {
            Type: 'Choice',
            Choices: [{ Condition: '{% $states.input = 1 %}', Assign: { by: 'rule' }, Next: 'Z' }],
            Assign: { by: 'default' },
            Default: 'Y',
          },
          Y: { Type: 'Pass', Next: 'Z' },
          Z: { Type: 'Pass', Output: '{% $by %}', End: true },
        },
        JSONATA,
      ),
      input: 2,
      output: 'default',
    },
    {
      name: 'of a catcher see the error, in JSONPath as well',
      machine: machine({
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'fail' },
          Catch: [{ ErrorEquals: ['States.ALL'], Assign: { 'e.$': '$.Error' }, Next: 'Z' }],
          End: true,
        },
        Z: show({ 'e.$': '$e' }),
      }),
      output: { e: 'Boom' },
    },
    {
      name: 'keep their values over a retry',
      machine: machine(
        {
          A: { Type: 'Pass', Assign: { key: 'v1' }, Next: 'T' },
          T: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: 'flaky', Payload: { key: '{% $key %}', times: 1 } },
            Retry: [{ ErrorEquals: ['Flaky'] }],
            Output: '{% $states.result.Payload %}',
            End: true,
          },
        },
        JSONATA,
      ),
      advance: 5000,
      output: 'v1',
    },
    {
      name: 'that do not exist fail: JSONPath',
      machine: machine({ A: show({ 'x.$': '$nope' }) }),
      error: 'States.Runtime',
      cause: "The JSONPath '$nope' specified for the field 'x.$' could not be found",
    },
    {
      name: 'take up to 256 KiB at once',
      machine: machine(
        {
          A: {
            Type: 'Pass',
            Assign: { big: "{% $pad('', 300000, 'x') %}" },
            Output: 1,
            End: true,
          },
        },
        JSONATA,
      ),
      error: 'States.DataLimitExceeded',
    },
  ],
};
