import type { JsonObject } from '../../json.ts';
import type { Area, Case } from '../case.ts';

type Finding = [code: string, message: string, location?: string];
const SCHEMA = 'SCHEMA_VALIDATION_FAILED';
const TARGET = 'MISSING_TRANSITION_TARGET';

const one = (name: string, state: JsonObject, ...findings: Finding[]): Case => ({
  name,
  machine: { StartAt: 'A', States: { A: state } },
  findings,
});
const jsonata = (name: string, state: JsonObject, ...findings: Finding[]): Case => ({
  name,
  machine: { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: state } },
  findings,
});
const LONG = 'x'.repeat(81);
const end = { End: true };
const invoke: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  ...end,
};
const processor = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } };

export const definitions: Area = {
  area: 'definitions',
  cases: [
    one('that are right', { Type: 'Pass', ...end }),
    {
      name: 'with a target that is missing and a state that is not reached',
      machine: { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'C' }, B: { Type: 'Pass', End: true } } },
      findings: [
        [TARGET, "Missing 'Next' target: C", '/States/A/Next'],
        [TARGET, 'State "B" is not reachable.', '/States/B'],
      ],
    },
    {
      name: 'with a start that is missing',
      machine: { StartAt: 'Z', States: { A: { Type: 'Pass', End: true } } },
      findings: [
        [TARGET, "Missing 'Next' target: Z", '/StartAt'],
        [TARGET, 'State "A" is not reachable.', '/States/A'],
      ],
    },
    one('without an end', { Type: 'Pass', Next: 'A' }, ['MISSING_END_STATE', 'Workflow has no terminal state']),
    {
      name: 'whose rules, defaults and catchers lead nowhere',
      machine: {
        StartAt: 'C',
        States: {
          C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'X' }], Default: 'Y' },
        },
      },
      findings: [
        [TARGET, "Missing 'Next' target: X", '/States/C/Choices[0]/Next'],
        [TARGET, "Missing 'Next' target: Y", '/States/C/Default'],
        ['MISSING_END_STATE', 'Workflow has no terminal state'],
      ],
    },
    one('of states without a type', { ...end }, [SCHEMA, 'These fields are required: [Type]', '/States/A']),
    one(
      'of choice rules without a target',
      {
        Type: 'Choice',
        Choices: [{ Variable: '$.a', IsPresent: true }],
        Default: 'A',
      },
      [SCHEMA, 'These fields are required: [Next]', '/States/A/Choices[0]'],
      ['MISSING_END_STATE', 'Workflow has no terminal state'],
    ),
    one('of tasks without a resource', { Type: 'Task', ...end }, [
      SCHEMA,
      'These fields are required: [Resource]',
      '/States/A',
    ]),
    one('of tasks whose resource is no ARN', { Type: 'Task', Resource: 'f', ...end }, [
      SCHEMA,
      'Value is not a valid resource ARN',
      '/States/A/Resource',
    ]),
    one('of tasks whose resource AWS does not have', { ...invoke, Resource: 'arn:aws:states:::lambda:nothing:more' }, [
      SCHEMA,
      'The resource provided arn:aws:states:::lambda:nothing:more is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.',
      '/States/A/Resource',
    ]),
    one('of payloads whose paths are none', { Type: 'Pass', Parameters: { 'x.$': 'nope' }, ...end }, [
      SCHEMA,
      "The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call",
      '/States/A/Parameters',
    ]),
    one(
      'of functions that nest more than ten deep',
      {
        Type: 'Pass',
        Parameters: { 'x.$': `${'States.Array('.repeat(11)}1${')'.repeat(11)}` },
        ...end,
      },
      [SCHEMA, "The value for the field 'x.$' must be", '/States/A/Parameters'],
    ),
    one(
      'with retriers for all errors that are not the last',
      {
        ...invoke,
        Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['X'] }],
      },
      [SCHEMA, "'States.ALL' must appear in the last", '/States/A/Retry[0]/ErrorEquals'],
    ),
    one(
      'with retriers beyond their bounds',
      {
        ...invoke,
        Retry: [{ ErrorEquals: ['X'], IntervalSeconds: 0, BackoffRate: 0.5, MaxAttempts: -1, JitterStrategy: 'SOME' }],
      },
      [SCHEMA, 'out of range', '/States/A/Retry[0]/IntervalSeconds'],
      [SCHEMA, 'out of range', '/States/A/Retry[0]/BackoffRate'],
      [SCHEMA, 'out of range', '/States/A/Retry[0]/MaxAttempts'],
      [SCHEMA, 'out of range', '/States/A/Retry[0]/JitterStrategy'],
    ),
    one('whose tasks have no time', { ...invoke, TimeoutSeconds: 0 }, [
      SCHEMA,
      'Value must be from 1',
      '/States/A/TimeoutSeconds',
    ]),
    one('whose heartbeats are slower than their time allows', { ...invoke, TimeoutSeconds: 10, HeartbeatSeconds: 10 }, [
      SCHEMA,
      'HeartbeatSeconds must be less than TimeoutSeconds',
      '/States/A/HeartbeatSeconds',
    ]),
    one('with two times to wait', { Type: 'Wait', Seconds: 1, SecondsPath: '$.s', ...end }, [
      SCHEMA,
      'Only one of',
      '/States/A',
    ]),
    one('with no time to wait', { Type: 'Wait', ...end }, [SCHEMA, 'Exactly one of', '/States/A']),
    {
      name: 'with names of states that are too long',
      machine: { StartAt: LONG, States: { [LONG]: { Type: 'Pass', End: true } } },
      findings: [['INVALID_STATE_NAME', 'maximum length of 80 characters', `/States/${LONG}`]],
    },
    {
      name: 'with the same state in two places',
      machine: {
        StartAt: 'P',
        States: {
          P: { Type: 'Parallel', Branches: [{ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }], End: true },
        },
      },
      findings: [['DUPLICATE_STATE_NAME', 'Duplicate State name: P', '/States/P/Branches[0]/States/P']],
    },
    jsonata('in JSONata with fields of JSONPath', { Type: 'Pass', InputPath: '$.a', ...end }, [
      SCHEMA,
      'Field is not supported',
      '/States/A/InputPath',
    ]),
    one('in JSONPath with fields of JSONata', { Type: 'Pass', Output: 1, ...end }, [
      SCHEMA,
      'Field is not supported',
      '/States/A/Output',
    ]),
    jsonata('with expressions that cannot be read', { Type: 'Pass', Output: '{% 1 + %}', ...end }, [
      SCHEMA,
      'JSONata expression',
      '/States/A/Output',
    ]),
    jsonata('with expressions that do not end', { Type: 'Pass', Output: '{% 1', ...end }, [
      SCHEMA,
      "must start with '{%' and end with '%}'",
      '/States/A/Output',
    ]),
    jsonata('that look for a result where there is none', { Type: 'Pass', Output: '{% $states.result %}', ...end }, [
      SCHEMA,
      '$states.result',
      '/States/A/Output',
    ]),
    jsonata('that look for an error outside a catcher', { Type: 'Pass', Output: '{% $states.errorOutput %}', ...end }, [
      SCHEMA,
      '$states.errorOutput',
      '/States/A/Output',
    ]),
    jsonata(
      'whose conditions are no expressions',
      {
        Type: 'Choice',
        Choices: [{ Condition: 'yes', Next: 'A' }],
        Default: 'A',
      },
      [SCHEMA, 'Boolean', '/States/A/Choices[0]/Condition'],
      ['MISSING_END_STATE', 'Workflow has no terminal state'],
    ),
    one(
      'with fields for another kind of map',
      { Type: 'Map', ItemProcessor: processor, ItemBatcher: { MaxItemsPerBatch: 2 }, ...end },
      [SCHEMA, "'DISTRIBUTED'", '/States/A/ItemBatcher'],
    ),
    {
      name: 'of express machines with callbacks',
      express: true,
      machine: {
        StartAt: 'A',
        States: {
          A: {
            ...invoke,
            Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
            Parameters: { FunctionName: 'f', 'Payload.$': '$$.Task.Token' },
          },
        },
      },
      findings: [[SCHEMA, "Express state machines do not support '.waitForTaskToken'", '/States/A/Resource']],
    },
    one('warn of fields that look like paths and are none', { Type: 'Pass', Parameters: { x: '$.a' }, ...end }, [
      'NO_DOLLAR',
      'does not end with ".$"',
      '/States/A/Parameters/x',
    ]),
    one('warn of paths in fields that take none', { Type: 'Fail', Error: '$.error' }, [
      'NO_PATH',
      "does not end with 'Path'",
      '/States/A/Error',
    ]),
    one('warn of paths in a static result', { Type: 'Pass', Result: { x: '$.a' }, ...end }, [
      'PASS_RESULT_IS_STATIC',
      'not evaluated',
      '/States/A/Result',
    ]),
  ],
};
