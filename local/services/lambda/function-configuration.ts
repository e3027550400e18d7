/** A deployed function as the local Lambda runs it. */
export interface FunctionConfiguration {
  name: string;
  arn: string;
  roleArn: string;
  /** Folder of the code asset. */
  codePath: string;
  /** `index.handler`: file without extension, exported name. */
  handler: string;
  runtime: string;
  memoryMb: number;
  timeoutSeconds: number;
  environment: Record<string, string>;
  /** ReservedConcurrentExecutions, where the template sets it. */
  reservedConcurrency?: number;
  logGroup: string;
  logFormat: 'Text' | 'JSON';
  /** Where a failed asynchronous invocation goes after its retries (DeadLetterConfig). */
  deadLetterArn?: string;
}
