import type { Json, JsonObject } from '../../json.ts';
import { functionArn } from '../../testing.ts';
import type { Area } from '../case.ts';

const DATA = { truncated: false };
const alone = (name: string, state: JsonObject, more: JsonObject = {}): JsonObject => ({
  StartAt: name,
  States: { [name]: { End: true, ...state } },
  ...more,
});
const jsonata = (name: string, state: JsonObject): JsonObject => alone(name, state, { QueryLanguage: 'JSONata' });
const direct = (name: string, more: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: functionArn(name),
  ...more,
});
const invoke = (name: string, payload: Json, more: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: functionArn(name), Payload: payload },
  ...more,
});

export const history: Area = {
  area: 'event details',
  cases: [
    {
      name: 'of the start, an entry, an exit and the end, which hold the data as texts',
      machine: alone('P', { Type: 'Pass', Result: { b: 2 } }),
      input: { a: 1 },
      details: {
        ExecutionStarted: { input: '{"a":1}', inputDetails: DATA, roleArn: 'arn:aws:iam::' },
        PassStateEntered: { name: 'P', input: '{"a":1}', inputDetails: DATA },
        PassStateExited: { name: 'P', output: '{"b":2}', outputDetails: DATA },
        ExecutionSucceeded: { output: '{"b":2}', outputDetails: DATA },
      },
    },
    {
      name: 'of a function called by its ARN',
      machine: alone('T', direct('echo', { TimeoutSeconds: 30 })),
      input: { a: 1 },
      details: {
        LambdaFunctionScheduled: {
          resource: functionArn('echo'),
          input: '{"a":1}',
          inputDetails: DATA,
          timeoutInSeconds: 30,
        },
        LambdaFunctionSucceeded: { output: '{"a":1}', outputDetails: DATA },
      },
    },
    {
      name: 'of a function that fails',
      machine: alone('T', direct('fail')),
      error: 'Boom',
      cause: '{"errorType":"Boom","errorMessage":"it failed"}',
      details: {
        LambdaFunctionFailed: { error: 'Boom', cause: '"errorMessage":"it failed"' },
        ExecutionFailed: { error: 'Boom' },
      },
    },
    {
      name: 'of an optimized integration',
      machine: alone('T', invoke('echo', { a: 1 }, { TimeoutSeconds: 30 })),
      details: {
        TaskScheduled: {
          resourceType: 'lambda',
          resource: 'invoke',
          region: 'eu-west-1',
          parameters: '"Payload":{"a":1}',
          timeoutInSeconds: 30,
        },
        TaskStarted: { resourceType: 'lambda', resource: 'invoke' },
        TaskSucceeded: { resourceType: 'lambda', resource: 'invoke', output: '"Payload":{"a":1}', outputDetails: DATA },
      },
    },
    {
      name: 'of an optimized integration that fails',
      machine: alone('T', invoke('fail', {})),
      error: 'Boom',
      details: { TaskFailed: { resourceType: 'lambda', resource: 'invoke', error: 'Boom', cause: 'it failed' } },
    },
    {
      name: 'of a task that takes too long',
      machine: alone('T', invoke('never', {}, { TimeoutSeconds: 1 })),
      advance: 1500,
      error: 'States.Timeout',
      details: { TaskTimedOut: { resourceType: 'lambda', resource: 'invoke', error: 'States.Timeout' } },
    },
    {
      name: 'of a task with credentials of its own, in either language',
      machine: {
        StartAt: 'A',
        States: {
          A: invoke('echo', {}, { Credentials: { 'RoleArn.$': '$.role' }, ResultPath: null, Next: 'B' }),
          B: {
            ...jsonataTask('echo'),
            Credentials: { RoleArn: "{% 'arn:aws:iam::123456789012:role/b' %}" },
            End: true,
          },
        },
      },
      input: { role: 'arn:aws:iam::123456789012:role/a' },
      details: { TaskScheduled: { taskCredentials: { roleArn: 'arn:aws:iam::123456789012:role/a' } } },
    },
    {
      name: 'of the variables that a state assigns, as texts',
      machine: jsonata('P', { Type: 'Pass', Assign: { n: 1, t: 'x', o: { a: [true] } } }),
      details: {
        PassStateExited: { assignedVariables: { n: '1', t: '"x"', o: '{"a":[true]}' }, assignedVariablesDetails: DATA },
      },
    },
    {
      name: 'of an evaluation that fails: state, place and cause, without the words of the execution',
      machine: jsonata('P', { Type: 'Pass', Output: { deep: ['{% $nope %}'] } }),
      error: 'States.QueryEvaluationError',
      details: {
        EvaluationFailed: {
          state: 'P',
          error: 'States.QueryEvaluationError',
          cause:
            "The JSONata expression '$nope' specified for the field 'Output/deep[0]' returned nothing (undefined).",
          location: 'Output/deep[0]',
        },
        ExecutionFailed: {
          cause: "An error occurred while executing the state 'P' (entered at the event id #2). The JSONata",
        },
      },
    },
    {
      name: 'of a map: how many items, and which iteration',
      machine: jsonata('M', {
        Type: 'Map',
        Items: [7, 8],
        ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
      }),
      details: {
        MapStateStarted: { length: 2 },
        MapIterationStarted: { name: 'M', index: 0 },
        MapIterationSucceeded: { name: 'M', index: 0 },
      },
    },
    {
      name: 'of causes that are too long: they are cut at 32,768 characters',
      machine: {
        QueryLanguage: 'JSONata',
        StartAt: 'F',
        States: { F: { Type: 'Fail', Error: 'E', Cause: "{% $join($map([1..50000], function($n) { 'x' }), '') %}" } },
      },
      error: 'E',
      cause: 'x'.repeat(32_768),
    },
  ],
};

function jsonataTask(name: string): JsonObject {
  return {
    QueryLanguage: 'JSONata',
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: functionArn(name) },
  };
}
