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
