import type { Area } from '../case.ts';
import { branch, Caught, caught, machine, pass, task } from './machines.ts';

export const parallel: Area = {
  area: 'Parallel',
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
  ],
};
