import type { CloudContext, Credentials } from '#local/services/contract.ts';
import type { FunctionConfiguration } from './function-configuration.ts';

/** What a function finds in `process.env`: AWS's reserved variables, its role's keys, the door, its own variables. */
export function environmentVariables(
  configuration: FunctionConfiguration,
  context: CloudContext,
  credentials: Credentials,
): Record<string, string> {
  return {
    ...configuration.environment,
    // Where the machine keeps programs and temporary files; nothing else of the operator's environment leaks in.
    PATH: process.env.PATH ?? '',
    TMPDIR: process.env.TMPDIR ?? '/tmp',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    LAMBDA_TASK_ROOT: configuration.codePath,
    _HANDLER: configuration.handler,
    AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.runtime}`,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_FUNCTION_NAME: configuration.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: configuration.logGroup,
    AWS_LAMBDA_LOG_FORMAT: configuration.logFormat,
    AWS_REGION: context.region,
    AWS_DEFAULT_REGION: context.region,
    AWS_ENDPOINT_URL: context.awsUrl(),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken !== undefined && { AWS_SESSION_TOKEN: credentials.sessionToken }),
  };
}
