import type { AuthorizationType } from './auth-parameters.ts';

export type ConnectionState = 'AUTHORIZING' | 'AUTHORIZED' | 'DEAUTHORIZED';

/** A connection as it is stored: what it may show. Its credentials are in its secret. Times are epoch ms. */
export interface Connection {
  arn: string;
  name: string;
  description: string | undefined;
  authorizationType: AuthorizationType;
  /** Authorization parameters without what is secret in them. */
  shown: object;
  secretArn: string;
  state: ConnectionState;
  stateReason: string | undefined;
  created: number;
  modified: number;
  authorized: number | undefined;
}
