import type { Area } from '../case.ts';
import { Caught, caught, machine, task } from './machines.ts';

export const catches: Area = {
  area: 'Catch',
  cases: [
    {
      name: 'States.ALL catches a function error',
      machine: machine({ T: task('fail', {}, { Catch: [caught], Next: 'Caught' }), Caught }),
      output: { error: 'Boom' },
    },
    {
      name: 'States.TaskFailed catches a function error',
      machine: machine({
        T: task('fail', {}, { Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Caught' }], Next: 'Caught' }),
        Caught,
      }),
      output: { error: 'Boom' },
    },
    {
      name: 'States.TaskFailed does not catch a timeout',
      machine: machine({
        T: task(
          'never',
          {},
          { TimeoutSeconds: 1, Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Caught' }], Next: 'Caught' },
        ),
        Caught,
      }),
      advance: 1500,
      error: 'States.Timeout',
    },
    {
      name: 'States.ALL catches a query error',
      machine: machine({ T: task('echo', '{% $states.input.nope %}', { Catch: [caught], Next: 'Caught' }), Caught }),
      output: { error: 'States.QueryEvaluationError' },
      events: [
        'ExecutionStarted',
        'TaskStateEntered',
        'EvaluationFailed',
        'TaskStateExited',
        'PassStateEntered',
        'PassStateExited',
        'ExecutionSucceeded',
      ],
    },
    {
      name: 'a catcher has its own Assign and Output',
      machine: machine({
        T: task(
          'fail',
          {},
          {
            Catch: [
              { ErrorEquals: ['Boom'], Assign: { e: '{% $states.errorOutput.Error %}' }, Output: { x: 1 }, Next: 'Z' },
            ],
            Next: 'Z',
          },
        ),
        Z: { Type: 'Pass', Output: { e: '{% $e %}', x: '{% $states.input.x %}' }, End: true },
      }),
      output: { e: 'Boom', x: 1 },
    },
    {
      name: 'ResultPath of a JSONPath catcher',
      machine: {
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: 'fail', Payload: {} },
            Catch: [{ ErrorEquals: ['Boom'], ResultPath: '$.err', Next: 'Z' }],
            Next: 'Z',
          },
          Z: { Type: 'Pass', Parameters: { 'a.$': '$.a', 'e.$': '$.err.Error' }, End: true },
        },
      },
      input: { a: 1 },
      output: { a: 1, e: 'Boom' },
    },
    {
      name: 'States.ALL does not catch States.DataLimitExceeded',
      machine: machine({ T: task('big', {}, { Catch: [caught], Next: 'Caught' }), Caught }),
      error: 'States.DataLimitExceeded',
    },
    {
      name: 'States.ALL does not catch States.Runtime',
      machine: {
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: 'echo', 'Payload.$': '$.nope' },
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }],
            Next: 'Z',
          },
          Z: { Type: 'Pass', End: true },
        },
      },
      error: 'States.Runtime',
    },
  ],
};
