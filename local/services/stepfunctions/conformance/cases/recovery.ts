import type { Json, JsonObject } from '../../json.ts';
import type { Area, Case } from '../case.ts';

const call = (name: string, payload: Json, more: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: name, Payload: payload },
  ...more,
});
const machine = (states: JsonObject): JsonObject => ({ StartAt: Object.keys(states)[0] as string, States: states });
const shown: JsonObject = { Type: 'Pass', End: true };

/** A task that fails with an error, and a catcher for the given names. */
const caught = (error: string, names: string[], yes: boolean): Case => ({
  name: `${error} is ${yes ? '' : 'not '}caught by ${names.join(', ')}`,
  machine: machine({
    T: call('fail', { error }, { Catch: [{ ErrorEquals: names, ResultPath: '$.e', Next: 'Z' }], End: true }),
    Z: { ...shown, OutputPath: '$.e.Error' },
  }),
  ...(yes ? { output: error } : { error }),
});

export const recovery: Area = {
  area: 'Retry and Catch by name',
  cases: [
    caught('Boom', ['States.ALL'], true),
    caught('Boom', ['States.TaskFailed'], true),
    caught('Boom', ['Other', 'Boom'], true),
    caught('Boom', ['Boo'], false),
    caught('Boom', ['States.Timeout'], false),
    caught('States.Timeout', ['States.TaskFailed'], false),
    caught('States.HeartbeatTimeout', ['States.Timeout'], true),
    caught('States.HeartbeatTimeout', ['States.TaskFailed'], true),
    caught('States.DataLimitExceeded', ['States.ALL'], false),
    caught('States.DataLimitExceeded', ['States.DataLimitExceeded'], true),
    {
      name: 'the first catcher that matches catches',
      machine: machine({
        T: call(
          'fail',
          {},
          {
            Catch: [
              { ErrorEquals: ['Boom'], Next: 'First' },
              { ErrorEquals: ['States.ALL'], Next: 'Second' },
            ],
            End: true,
          },
        ),
        First: { Type: 'Pass', Result: 1, End: true },
        Second: { Type: 'Pass', Result: 2, End: true },
      }),
      output: 1,
    },
    {
      name: 'a catcher without ResultPath replaces the input with the error',
      machine: machine({
        T: call('fail', { error: 'E', message: 'm' }, { Catch: [{ ErrorEquals: ['E'], Next: 'Z' }], End: true }),
        Z: shown,
      }),
      input: { kept: false },
      output: { Error: 'E', Cause: '{"errorType":"E","errorMessage":"m"}' },
    },
    {
      name: 'a catcher with ResultPath null passes the input on',
      machine: machine({
        T: call('fail', {}, { Catch: [{ ErrorEquals: ['Boom'], ResultPath: null, Next: 'Z' }], End: true }),
        Z: shown,
      }),
      input: { kept: true },
      output: { kept: true },
    },
    {
      name: 'what a timeout gives to its catcher has an empty cause',
      machine: machine({
        T: call('never', {}, { TimeoutSeconds: 1, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Z' }], End: true }),
        Z: shown,
      }),
      advance: 1500,
      output: { Error: 'States.Timeout', Cause: '' },
    },
    {
      name: 'each retrier counts its own attempts',
      machine: machine({
        T: call(
          'flaky',
          { key: 'own-count', times: 3 },
          {
            Retry: [
              { ErrorEquals: ['Other'], MaxAttempts: 9 },
              { ErrorEquals: ['Flaky'], MaxAttempts: 2 },
            ],
            End: true,
          },
        ),
      }),
      advance: 60_000,
      error: 'Flaky',
      cause: 'attempt 3',
    },
    {
      name: 'retries are made before anything is caught',
      machine: machine({
        T: call(
          'flaky',
          { key: 'first-retry', times: 1 },
          {
            Retry: [{ ErrorEquals: ['Flaky'] }],
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }],
            ResultSelector: { 'v.$': '$.Payload' },
            Next: 'Z',
          },
        ),
        Z: shown,
      }),
      advance: 5000,
      output: { v: 'first-retry' },
    },
    {
      name: 'the context object counts retries',
      machine: machine({
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'flaky', Payload: { key: 'counted', times: 2, 'n.$': '$$.State.RetryCount' } },
          Retry: [{ ErrorEquals: ['Flaky'] }],
          OutputPath: '$.Payload',
          End: true,
        },
      }),
      advance: 60_000,
      output: 'counted',
    },
    {
      name: 'MaxDelaySeconds bounds the backoff',
      machine: machine({
        T: call(
          'flaky',
          { key: 'bounded', times: 3 },
          {
            Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 10, BackoffRate: 10, MaxDelaySeconds: 20 }],
            OutputPath: '$.Payload',
            End: true,
          },
        ),
      }),
      advance: 51_000,
      output: 'bounded',
    },
    {
      name: 'a choice that matches nothing fails with States.NoChoiceMatched, and cannot be caught',
      machine: machine({ C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Z' }] }, Z: shown }),
      error: 'States.NoChoiceMatched',
      cause: "An error occurred while executing the state 'C' (entered at the event id #2).",
      events: ['ExecutionStarted', 'ChoiceStateEntered', 'ExecutionFailed'],
    },
    {
      name: 'a ResultPath that does not fit fails with States.ResultPathMatchFailure',
      machine: machine({ P: { Type: 'Pass', Result: 1, ResultPath: '$.x', End: true } }),
      input: 5,
      error: 'States.ResultPathMatchFailure',
      cause: 'Unable to apply ReferencePath $.x to input 5',
    },
    {
      name: 'a failed branch stops the others, which leaves a trace',
      machine: machine({
        P: {
          Type: 'Parallel',
          Branches: [
            machine({ W: { Type: 'Wait', Seconds: 100, End: true } }),
            machine({ F: { Type: 'Fail', Error: 'E' } }),
          ],
          End: true,
        },
      }),
      error: 'E',
      events: [
        'ExecutionStarted',
        'ParallelStateEntered',
        'ParallelStateStarted',
        'WaitStateEntered',
        'FailStateEntered',
        'WaitStateAborted',
        'ParallelStateFailed',
        'ExecutionFailed',
      ],
    },
    {
      name: "a map's own field that fails fails the map",
      machine: {
        QueryLanguage: 'JSONata',
        StartAt: 'M',
        States: {
          M: { Type: 'Map', Items: '{% 5 %}', ItemProcessor: machine({ I: shown }), End: true },
        },
      },
      error: 'States.QueryEvaluationError',
      cause:
        "specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'number' for value: 5",
      events: ['ExecutionStarted', 'MapStateEntered', 'EvaluationFailed', 'MapStateFailed', 'ExecutionFailed'],
      previous: [0, 0, 2, 3, 4],
    },
    {
      name: 'an iteration whose input cannot be made fails, then its map',
      machine: {
        QueryLanguage: 'JSONata',
        StartAt: 'M',
        States: {
          M: { Type: 'Map', Items: [1], ItemSelector: '{% $nope %}', ItemProcessor: machine({ I: shown }), End: true },
        },
      },
      error: 'States.QueryEvaluationError',
      events: [
        'ExecutionStarted',
        'MapStateEntered',
        'MapStateStarted',
        'MapIterationStarted',
        'EvaluationFailed',
        'MapIterationFailed',
        'MapStateFailed',
        'ExecutionFailed',
      ],
    },
  ],
};
