import type { Json, JsonObject } from './json.ts';

/** On whose behalf an execution calls: the role of its state machine. */
export interface TaskCaller {
  roleArn: string;
  executionArn: string;
  stateMachineArn: string;
}

export interface LambdaAnswer {
  statusCode: number;
  /** The response payload: the function's result as JSON text, or its error object when `functionError` is set. */
  payload: string;
  functionError?: string | undefined;
  executedVersion?: string | undefined;
  requestId?: string | undefined;
}

export interface InvokeOptions {
  invocationType: 'RequestResponse' | 'Event' | 'DryRun';
  qualifier?: string | undefined;
  caller: TaskCaller;
}

/** An error that a called service answered: `name` is its code ('ResourceNotFoundException'). */
export class ServiceError extends Error {
  readonly statusCode: number;
  readonly requestId: string | undefined;
  constructor(name: string, message: string, statusCode = 400, requestId?: string) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
    this.requestId = requestId;
  }
}

/**
 * What executions reach outside the engine. A call may be repeated after a crash (as on AWS, a task runs at least once).
 * Refusals are thrown as `ServiceError`.
 */
export interface Integrations {
  /** Invokes a function by ARN or name; `payload` is JSON text. */
  invokeLambda(functionArn: string, payload: string, options: InvokeOptions): Promise<LambdaAnswer>;
  putEvents(entries: JsonObject[], caller: TaskCaller): Promise<{ FailedEntryCount: number; Entries: JsonObject[] }>;
  /** Any other API action: `service` as in ARNs ('dynamodb', 'sqs'), `action` in camel case ('getItem'). */
  call(service: string, action: string, parameters: Json, caller: TaskCaller): Promise<Json>;
  /** How HTTP tasks get out; where there is none, connections are read through `call`. */
  http?: HttpAccess;
}

/** What a connection adds to a request. */
export interface Added {
  headers: JsonObject;
  query: JsonObject;
  body: JsonObject;
}

export interface HttpAccess {
  /** What the request gets from its connection, if it has one. @throws ServiceError where the role may not make it, or the connection cannot be used */
  admit(
    request: { endpoint: string; method: string; connectionArn: string | undefined },
    caller: TaskCaller,
  ): Promise<Added>;
  /** The endpoint did not take what the connection authorized with. */
  refused(connectionArn: string): void;
}

/** The "Step Functions Execution Status Change" event, ready for EventBridge. */
export interface StatusChangeEvent {
  source: 'aws.states';
  'detail-type': 'Step Functions Execution Status Change';
  time: string;
  resources: string[];
  detail: JsonObject;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** An answer in AWS JSON: 200, or 400 with `__type` and `message`. */
export interface Answer {
  status: number;
  body: JsonObject;
}
