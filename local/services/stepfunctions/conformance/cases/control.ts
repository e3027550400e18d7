import type { Json, JsonObject } from '../../json.ts';
import type { Area } from '../case.ts';

const task = (name: string, payload: Json, rest: JsonObject = { End: true }): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: name, Payload: payload },
  Output: '{% $states.result.Payload %}',
  ...rest,
});
const machine = (states: JsonObject, more: JsonObject = {}): JsonObject => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0] as string,
  States: states,
  ...more,
});
const caught: JsonObject = { ErrorEquals: ['States.ALL'], Next: 'Caught' };
const Caught: JsonObject = { Type: 'Pass', Output: { error: '{% $states.input.Error %}' }, End: true };

export const errors: Area = {
  area: 'errors, Retry and Catch',
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

export const waits: Area = {
  area: 'Wait',
  cases: [
    {
      name: 'Seconds',
      state: { Type: 'Wait', Seconds: 30 },
      input: { a: 1 },
      advance: 30_000,
      output: { a: 1 },
      events: ['ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', 'ExecutionSucceeded'],
    },
    {
      name: 'SecondsPath',
      state: { Type: 'Wait', SecondsPath: '$.s' },
      input: { s: 30 },
      advance: 30_000,
      output: { s: 30 },
    },
    {
      name: 'SecondsPath 0 does not wait',
      state: { Type: 'Wait', SecondsPath: '$.s' },
      input: { s: 0 },
      output: { s: 0 },
    },
    {
      name: 'SecondsPath of 1.5 fails with States.Runtime',
      state: { Type: 'Wait', SecondsPath: '$.s' },
      input: { s: 1.5 },
      error: 'States.Runtime',
      cause: 'The SecondsPath parameter does not reference an integer value: $.s == 1.5',
    },
    {
      name: 'SecondsPath of less than nothing fails with States.Runtime',
      state: { Type: 'Wait', SecondsPath: '$.s' },
      input: { s: -1 },
      error: 'States.Runtime',
      cause: 'The SecondsPath parameter references a negative value: $.s == -1',
    },
    {
      name: 'a Timestamp that is past does not wait',
      state: { Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z' },
      output: {},
    },
    {
      name: 'TimestampPath',
      state: { Type: 'Wait', TimestampPath: '$.t' },
      input: { t: '2020-01-01T00:00:00Z' },
      output: { t: '2020-01-01T00:00:00Z' },
    },
    {
      name: 'TimestampPath of something else fails with States.Runtime',
      state: { Type: 'Wait', TimestampPath: '$.t' },
      input: { t: 'soon' },
      error: 'States.Runtime',
    },
    {
      name: 'Seconds may be JSONata',
      state: { QueryLanguage: 'JSONata', Type: 'Wait', Seconds: '{% $states.input.s * 2 %}' },
      input: { s: 30 },
      advance: 60_000,
      output: { s: 30 },
    },
    {
      name: 'JSONata Seconds of 1.5 fails',
      state: { QueryLanguage: 'JSONata', Type: 'Wait', Seconds: '{% 1.5 %}' },
      error: 'States.QueryEvaluationError',
    },
    {
      name: 'Timestamp may be JSONata',
      state: { QueryLanguage: 'JSONata', Type: 'Wait', Timestamp: '{% $states.input.t %}', Output: 'done' },
      input: { t: '2020-01-01T00:00:00Z' },
      output: 'done',
    },
    { name: '30 days pass at once', state: { Type: 'Wait', Seconds: 2_592_000 }, advance: 2_592_000_000, output: {} },
  ],
};

const pass = (output: Json, more: JsonObject = { End: true }): JsonObject => ({
  Type: 'Pass',
  Output: output,
  ...more,
});
const branch = (name: string, state: JsonObject): JsonObject => ({ StartAt: name, States: { [name]: state } });
const map = (state: JsonObject, inner: JsonObject): JsonObject =>
  machine({ M: { Type: 'Map', ItemProcessor: branch('I', inner), End: true, ...state } });

export const composites: Area = {
  area: 'Parallel and Map',
  cases: [
    {
      name: 'branches give their outputs in order',
      machine: machine({ P: { Type: 'Parallel', Branches: [branch('A', pass(1)), branch('B', pass(2))], End: true } }),
      output: [1, 2],
      events: [
        'ExecutionStarted',
        'ParallelStateEntered',
        'ParallelStateStarted',
        'PassStateEntered',
        'PassStateExited',
        'PassStateEntered',
        'PassStateExited',
        'ParallelStateSucceeded',
        'ParallelStateExited',
        'ExecutionSucceeded',
      ],
      previous: [0, 0, 2, 3, 4, 3, 6, 7, 8, 9],
    },
    {
      name: 'Arguments are the input of every branch',
      machine: machine({
        P: { Type: 'Parallel', Arguments: { n: 1 }, Branches: [branch('A', pass('{% $states.input.n %}'))], End: true },
      }),
      output: [1],
    },
    {
      name: 'a failed branch fails the state',
      machine: machine({
        P: {
          Type: 'Parallel',
          Branches: [
            branch('A', { Type: 'Fail', Error: 'E', Cause: 'c' }),
            branch('B', { Type: 'Wait', Seconds: 100, End: true }),
          ],
          End: true,
        },
      }),
      error: 'E',
      cause: 'c',
    },
    {
      name: 'a failed branch can be caught',
      machine: machine({
        P: { Type: 'Parallel', Branches: [branch('A', { Type: 'Fail', Error: 'E' })], Catch: [caught], Next: 'Caught' },
        Caught,
      }),
      output: { error: 'E' },
    },
    {
      name: 'a failed Parallel can be retried',
      machine: machine({
        P: {
          Type: 'Parallel',
          Branches: [branch('A', task('flaky', { key: 'p1', times: 1 }))],
          Retry: [{ ErrorEquals: ['Flaky'] }],
          End: true,
        },
      }),
      advance: 5000,
      output: ['p1'],
    },
    {
      name: 'a map runs its processor for each item',
      machine: map({ Items: '{% $states.input.l %}' }, pass('{% $states.input * 2 %}')),
      input: { l: [1, 2] },
      output: [2, 4],
      events: [
        'ExecutionStarted',
        'MapStateEntered',
        'MapStateStarted',
        'MapIterationStarted',
        'MapIterationStarted',
        'PassStateEntered',
        'PassStateExited',
        'MapIterationSucceeded',
        'PassStateEntered',
        'PassStateExited',
        'MapIterationSucceeded',
        'MapStateSucceeded',
        'MapStateExited',
        'ExecutionSucceeded',
      ],
    },
    {
      name: 'an empty map gives an empty list',
      machine: map({ Items: [] }, pass(1)),
      output: [],
      events: [
        'ExecutionStarted',
        'MapStateEntered',
        'MapStateStarted',
        'MapStateSucceeded',
        'MapStateExited',
        'ExecutionSucceeded',
      ],
    },
    {
      name: 'MaxConcurrency 1 runs one after the other',
      machine: map({ Items: [1, 2, 3], MaxConcurrency: 1 }, pass('{% $states.input %}')),
      output: [1, 2, 3],
    },
    {
      name: 'ItemSelector sees the item, its index and the state input',
      machine: map(
        {
          Items: '{% $states.input.l %}',
          ItemSelector: {
            i: '{% $states.context.Map.Item.Index %}',
            v: '{% $states.context.Map.Item.Value %}',
            k: '{% $states.input.k %}',
          },
        },
        pass('{% $states.input %}'),
      ),
      input: { l: ['a'], k: 9 },
      output: [{ i: 0, v: 'a', k: 9 }],
    },
    {
      name: 'the context object shows the item inside the processor',
      machine: map({ Items: ['a', 'b'] }, pass('{% $states.context.Map.Item.Index %}')),
      output: [0, 1],
    },
    {
      name: 'items that are no list fail',
      machine: map({ Items: '{% 5 %}' }, pass(1)),
      error: 'States.QueryEvaluationError',
    },
    {
      name: 'ItemsPath, ItemSelector and ResultPath in JSONPath',
      machine: {
        StartAt: 'M',
        States: {
          M: {
            Type: 'Map',
            ItemsPath: '$.l',
            ItemSelector: { 'v.$': '$$.Map.Item.Value', 'k.$': '$.k' },
            ItemProcessor: branch('I', { Type: 'Pass', End: true }),
            ResultPath: '$.r',
            End: true,
          },
        },
      },
      input: { l: [1], k: 2 },
      output: { l: [1], k: 2, r: [{ v: 1, k: 2 }] },
    },
    {
      name: 'Iterator and Parameters, the former names',
      machine: {
        StartAt: 'M',
        States: {
          M: {
            Type: 'Map',
            ItemsPath: '$.l',
            Parameters: { 'v.$': '$$.Map.Item.Value' },
            Iterator: branch('I', { Type: 'Pass', End: true }),
            End: true,
          },
        },
      },
      input: { l: [1, 2] },
      output: [{ v: 1 }, { v: 2 }],
    },
    {
      name: 'MaxConcurrencyPath that refers to no number fails with States.Runtime',
      machine: {
        StartAt: 'M',
        States: {
          M: {
            Type: 'Map',
            ItemsPath: '$.l',
            MaxConcurrencyPath: '$.c',
            ItemProcessor: branch('I', { Type: 'Pass', End: true }),
            End: true,
          },
        },
      },
      input: { l: [1], c: 'x' },
      error: 'States.Runtime',
      cause: 'The MaxConcurrencyPath field refers to value "x" which is not a valid integer: $.c',
      events: ['ExecutionStarted', 'MapStateEntered', 'ExecutionFailed'],
    },
    {
      name: 'a failed iteration fails the map',
      machine: map({ Items: [1] }, { Type: 'Fail', Error: 'E' }),
      error: 'E',
      events: [
        'ExecutionStarted',
        'MapStateEntered',
        'MapStateStarted',
        'MapIterationStarted',
        'FailStateEntered',
        'MapIterationFailed',
        'MapStateFailed',
        'ExecutionFailed',
      ],
    },
    {
      name: 'a map retries whole',
      machine: map({ Items: [1], Retry: [{ ErrorEquals: ['Flaky'] }] }, task('flaky', { key: 'm1', times: 1 })),
      advance: 5000,
      output: ['m1'],
    },
    {
      name: '100 iterations',
      machine: map({ Items: '{% [1..100] %}' }, pass('{% $states.input %}')),
      output: Array.from({ length: 100 }, (_, i) => i + 1),
    },
    {
      name: 'maps and parallels nest',
      machine: map(
        { Items: [1, 2] },
        {
          Type: 'Parallel',
          Branches: [branch('A', pass('{% $states.input %}')), branch('B', pass('{% $states.input * 10 %}'))],
          End: true,
        },
      ),
      output: [
        [1, 10],
        [2, 20],
      ],
    },
    {
      name: 'an execution ends at 25,000 events',
      machine: machine({
        A: { Type: 'Pass', Next: 'B' },
        B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Z' }], Default: 'A' },
        Z: { Type: 'Succeed' },
      }),
      status: 'FAILED',
      cause: 'The execution reached the maximum number of history events (25000).',
    },
  ],
};
