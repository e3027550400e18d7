import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs; the service name is the function's. Errors are logged once, at the edge. */
export const logger = new Logger({ serviceName: process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'flowmaster' });
