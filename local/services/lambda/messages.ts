import type { AnswerMessage, CallMessage } from './transport/messages.ts';

// Between the main thread and an execution environment's worker.

export interface EnvironmentData {
  codePath: string;
  handler: string;
  functionName: string;
  memoryMb: number;
  logGroup: string;
  logFormat: 'Text' | 'JSON';
  logStream: string;
  compileCache: string;
}

/** Main → worker. */
export type HostMessage = InvokeMessage | AnswerMessage;

export interface InvokeMessage {
  kind: 'invoke';
  requestId: string;
  invokedFunctionArn: string;
  /** Epoch milliseconds. */
  deadline: number;
  payload: string;
  traceId: string;
}

/** Worker → main. */
export type WorkerMessage =
  | CallMessage
  | { kind: 'ready' }
  | { kind: 'init-failed'; error: string }
  | { kind: 'done'; requestId: string; payload: string }
  | { kind: 'failed'; requestId: string; error: string };
