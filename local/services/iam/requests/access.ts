import type { AwsRequest } from '#local/services/contract.ts';
import type { Resource } from '../policy/statement.ts';

/** One thing that a call asks for; a call may ask for several (a transaction, a batch), and needs all of them. */
export interface Access {
  action: string;
  resource: Resource;
  /** Condition keys of the service, in any case. */
  context?: Record<string, string | readonly string[] | undefined>;
}

/** What a mapper needs to know about the cloud. */
export interface Names {
  /** `arn:aws:<service>:<region>:<account>:` */
  arn(service: string): string;
  partition: string;
  table(name: string): TableKeys | undefined;
  /** The ARN behind a name or alias of another service, as that service knows it. */
  lookup(service: 'events' | 'kms' | 'secretsmanager', reference: string): string | undefined;
}

export interface TableKeys {
  hash: string;
  /** Hash attributes of the indexes, by index name. */
  indexes: ReadonlyMap<string, string>;
}

export type AccessMapper = (request: AwsRequest, names: Names) => Access[];

export function parseJsonBody(request: AwsRequest): Record<string, unknown> {
  if (request.body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // The service itself answers that the body is not JSON.
    return {};
  }
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Items of a list in a request body; what is not an object is left to the service to refuse. */
export function objectsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}
