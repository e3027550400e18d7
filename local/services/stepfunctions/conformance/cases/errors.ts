import type { Area } from '../case.ts';
import { machine, task } from './machines.ts';

export const errors: Area = {
  area: 'errors and Retry',
  cases: [
    {
      name: 'a Fail state gives its error and cause',
      state: { Type: 'Fail', Error: 'E', Cause: 'because' },
      error: 'E',
      cause: 'because',
      events: ['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed'],
    },
    {
      name: 'a Fail state without fields has neither error nor cause',
      state: { Type: 'Fail' },
      error: null,
      cause: null,
      status: 'FAILED',
    },
    {
      name: 'ErrorPath and CausePath read the input',
      state: { Type: 'Fail', ErrorPath: '$.e', CausePath: "States.Format('c {}', $.e)" },
      input: { e: 'X' },
      error: 'X',
      cause: 'c X',
    },
    {
      name: 'Error and Cause may be JSONata',
      state: { QueryLanguage: 'JSONata', Type: 'Fail', Error: '{% $states.input.e %}', Cause: '{% $string(1) %}' },
      input: { e: 'X' },
      error: 'X',
      cause: '1',
    },
    {
      name: 'a function error fails the task with its type',
      machine: machine({ T: task('fail', { error: 'Custom', message: 'm' }) }),
      error: 'Custom',
      cause: '"errorMessage":"m"',
      events: ['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskFailed', 'ExecutionFailed'],
    },
    { name: 'a function that does not exist', machine: machine({ T: task('nothing', {}) }), status: 'FAILED' },
    {
      name: 'a retrier tries again, then the task succeeds',
      machine: machine({
        T: task(
          'flaky',
          { key: 'r1', times: 2 },
          { Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 10, MaxAttempts: 3 }], End: true },
        ),
      }),
      advance: 60_000,
      output: 'r1',
      events: [
        'ExecutionStarted',
        'TaskStateEntered',
        'TaskScheduled',
        'TaskStarted',
        'TaskFailed',
        'TaskScheduled',
        'TaskStarted',
        'TaskFailed',
        'TaskScheduled',
        'TaskStarted',
        'TaskSucceeded',
        'TaskStateExited',
        'ExecutionSucceeded',
      ],
      previous: [0, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    },
    {
      name: 'a retrier gives up after MaxAttempts',
      machine: machine({
        T: task(
          'flaky',
          { key: 'r2', times: 9 },
          { Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 1, MaxAttempts: 2 }], End: true },
        ),
      }),
      advance: 60_000,
      error: 'Flaky',
    },
    {
      name: 'MaxAttempts 0 does not retry',
      machine: machine({
        T: task(
          'flaky',
          { key: 'r3', times: 1 },
          { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }], End: true },
        ),
      }),
      error: 'Flaky',
    },
    {
      name: 'a task that takes too long times out',
      machine: machine({ T: task('never', {}, { TimeoutSeconds: 1, End: true }) }),
      advance: 1500,
      error: 'States.Timeout',
      events: [
        'ExecutionStarted',
        'TaskStateEntered',
        'TaskScheduled',
        'TaskStarted',
        'TaskTimedOut',
        'ExecutionFailed',
      ],
    },
    {
      name: 'TimeoutSeconds may be JSONata',
      machine: machine({ T: task('never', {}, { TimeoutSeconds: '{% $states.input.t %}', End: true }) }),
      input: { t: 2 },
      advance: 2500,
      error: 'States.Timeout',
    },
    {
      name: 'a machine that takes too long times out',
      machine: machine({ W: { Type: 'Wait', Seconds: 100, End: true } }, { TimeoutSeconds: 5 }),
      advance: 6000,
      status: 'TIMED_OUT',
      events: ['ExecutionStarted', 'WaitStateEntered', 'ExecutionTimedOut'],
    },
  ],
};
