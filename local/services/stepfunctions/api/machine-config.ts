import { ApiError } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Parameters } from './parameters.ts';

const NO_LOGGING: JsonObject = { includeExecutionData: false, level: 'OFF' };
const LEVELS = ['ALL', 'ERROR', 'FATAL', 'OFF'];

/** The logging configuration with AWS's defaults filled in. Nothing is logged locally; the configuration is kept and shown. */
export function readLogging(parameters: Parameters, present: JsonObject = NO_LOGGING): JsonObject {
  const given = parameters.object('loggingConfiguration');
  if (!given) return present;
  const level = given.level ?? 'OFF';
  if (typeof level !== 'string' || !LEVELS.includes(level))
    throw invalidLogging('Log level must be one of ALL, ERROR, FATAL, OFF');
  const destinations = Array.isArray(given.destinations) ? given.destinations : [];
  if (level !== 'OFF' && destinations.length !== 1) throw invalidLogging('Must specify exactly one Log Destination.');
  if (!destinations.every((d) => isObject(d) && isObject(d.cloudWatchLogsLogGroup)))
    throw invalidLogging('Invalid Log Destination.');
  return {
    ...(destinations.length > 0 ? { destinations } : {}),
    includeExecutionData: given.includeExecutionData ?? false,
    level,
  };
}

export function readTracing(parameters: Parameters, present: JsonObject = { enabled: false }): JsonObject {
  const given = parameters.object('tracingConfiguration');
  if (!given) return present;
  const { enabled = false } = given;
  if (typeof enabled === 'boolean') return { enabled };
  throw new ApiError('InvalidTracingConfiguration', `Invalid Tracing Configuration: '${JSON.stringify(given)}'`);
}

/** Data at rest is not encrypted locally; the configuration is kept and shown. */
export function readEncryption(parameters: Parameters, present: JsonObject = { type: 'AWS_OWNED_KEY' }): JsonObject {
  const given = parameters.object('encryptionConfiguration');
  if (!given) return present;
  if (given.type === 'AWS_OWNED_KEY' && given.kmsKeyId === undefined) return { type: 'AWS_OWNED_KEY' };
  const { kmsDataKeyReusePeriodSeconds: period = 300, kmsKeyId } = given;
  const fits = typeof period === 'number' && period >= 60 && period <= 900;
  if (given.type === 'CUSTOMER_MANAGED_KMS_KEY' && typeof kmsKeyId === 'string' && fits) {
    return { ...given, kmsDataKeyReusePeriodSeconds: period };
  }
  throw new ApiError('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: '${JSON.stringify(given)}'`);
}

function invalidLogging(message: string): ApiError {
  return new ApiError('InvalidLoggingConfiguration', `Invalid Logging Configuration: ${message}`);
}

export function readRoleArn(roleArn: string): string {
  if (/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/.test(roleArn)) return roleArn;
  throw new ApiError('InvalidArn', `Invalid Role Arn: '${roleArn}'`);
}
