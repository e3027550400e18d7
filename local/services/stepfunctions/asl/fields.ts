import type { QueryLanguage, StateType } from './model.ts';

/** What a field holds, as far as its shape goes. `text|null` etc. are alternatives; `any` is any JSON. */
export type FieldShape =
  | 'text'
  | 'flag'
  | 'any'
  | 'object'
  | 'list'
  | 'path'
  | 'path|null'
  | 'reference|null'
  | 'reference'
  | 'seconds'
  | 'duration'
  | 'count'
  | 'percentage'
  | 'payload'
  | 'expressions'
  | 'assign'
  | 'timestamp'
  | 'textExpression'
  | 'machine';

type Fields = Record<string, FieldShape>;

const COMMON: Fields = { Type: 'text', Comment: 'text', QueryLanguage: 'text' };
const PATH_IO: Fields = { InputPath: 'path|null', OutputPath: 'path|null' };
const RESULT: Fields = { ResultSelector: 'payload', ResultPath: 'reference|null' };
const RECOVERY: Fields = { Retry: 'list', Catch: 'list' };
const STEP: Fields = { Next: 'text', End: 'flag', Assign: 'assign' };
const OUTPUT: Fields = { Output: 'expressions' };

const TASK: Fields = {
  Resource: 'text',
  TimeoutSeconds: 'duration',
  HeartbeatSeconds: 'duration',
  Credentials: 'any',
  ...RECOVERY,
  ...STEP,
};
const MAP: Fields = {
  ItemProcessor: 'machine',
  Iterator: 'machine',
  MaxConcurrency: 'count',
  ItemReader: 'object',
  ItemBatcher: 'object',
  ResultWriter: 'object',
  Label: 'text',
  ToleratedFailureCount: 'count',
  ToleratedFailurePercentage: 'percentage',
  ...RECOVERY,
  ...STEP,
};

/** The fields of every state type in each query language, besides those common to all. */
const FIELDS: Record<StateType, Record<QueryLanguage, Fields>> = {
  Task: {
    JSONPath: {
      ...TASK,
      ...PATH_IO,
      ...RESULT,
      Parameters: 'payload',
      TimeoutSecondsPath: 'reference',
      HeartbeatSecondsPath: 'reference',
    },
    JSONata: { ...TASK, ...OUTPUT, Arguments: 'expressions' },
  },
  Pass: {
    JSONPath: { ...STEP, ...PATH_IO, Result: 'any', ResultPath: 'reference|null', Parameters: 'payload' },
    JSONata: { ...STEP, ...OUTPUT },
  },
  Choice: {
    JSONPath: { Choices: 'list', Default: 'text', Assign: 'assign', ...PATH_IO },
    JSONata: { Choices: 'list', Default: 'text', Assign: 'assign', ...OUTPUT },
  },
  Wait: {
    JSONPath: {
      ...STEP,
      ...PATH_IO,
      Seconds: 'seconds',
      Timestamp: 'timestamp',
      SecondsPath: 'reference',
      TimestampPath: 'reference',
    },
    JSONata: { ...STEP, ...OUTPUT, Seconds: 'seconds', Timestamp: 'timestamp' },
  },
  Succeed: { JSONPath: { ...PATH_IO }, JSONata: { ...OUTPUT } },
  Fail: {
    JSONPath: { Error: 'text', Cause: 'text', ErrorPath: 'path', CausePath: 'path' },
    JSONata: { Error: 'textExpression', Cause: 'textExpression' },
  },
  Parallel: {
    JSONPath: { Branches: 'list', ...RECOVERY, ...STEP, ...PATH_IO, ...RESULT, Parameters: 'payload' },
    JSONata: { Branches: 'list', ...RECOVERY, ...STEP, ...OUTPUT, Arguments: 'expressions' },
  },
  Map: {
    JSONPath: {
      ...MAP,
      ...PATH_IO,
      ...RESULT,
      ItemsPath: 'reference',
      ItemSelector: 'payload',
      Parameters: 'payload',
      MaxConcurrencyPath: 'reference',
      ToleratedFailureCountPath: 'reference',
      ToleratedFailurePercentagePath: 'reference',
    },
    JSONata: { ...MAP, ...OUTPUT, Items: 'expressions', ItemSelector: 'expressions' },
  },
};

export const STATE_TYPES = Object.keys(FIELDS) as StateType[];

export function fieldsOf(type: StateType, language: QueryLanguage): Fields {
  return { ...COMMON, ...FIELDS[type][language] };
}

/** Fields a state must have. */
export const REQUIRED: Partial<Record<StateType, string[]>> = {
  Task: ['Resource'],
  Choice: ['Choices'],
  Parallel: ['Branches'],
};

/** Groups of fields of which a state may have one, and whether it must. */
export const ONE_OF: Partial<Record<StateType, { fields: string[]; required: boolean }[]>> = {
  Wait: [{ fields: ['Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath'], required: true }],
  Fail: [
    { fields: ['Error', 'ErrorPath'], required: false },
    { fields: ['Cause', 'CausePath'], required: false },
  ],
  Task: [
    { fields: ['TimeoutSeconds', 'TimeoutSecondsPath'], required: false },
    { fields: ['HeartbeatSeconds', 'HeartbeatSecondsPath'], required: false },
  ],
  Map: [
    { fields: ['ItemProcessor', 'Iterator'], required: true },
    { fields: ['ItemSelector', 'Parameters'], required: false },
    { fields: ['MaxConcurrency', 'MaxConcurrencyPath'], required: false },
    { fields: ['ToleratedFailureCount', 'ToleratedFailureCountPath'], required: false },
    { fields: ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'], required: false },
  ],
};
