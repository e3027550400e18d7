import type { JsonObject } from '../../json.ts';
import type { Area } from '../case.ts';
import { branch, machine, pass, task } from './machines.ts';

const map = (state: JsonObject, inner: JsonObject): JsonObject =>
  machine({ M: { Type: 'Map', ItemProcessor: branch('I', inner), End: true, ...state } });

export const maps: Area = {
  area: 'Map',
  cases: [
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
