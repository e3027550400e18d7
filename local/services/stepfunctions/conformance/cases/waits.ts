import type { Area } from '../case.ts';

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
