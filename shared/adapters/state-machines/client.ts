import { SFNClient } from '@aws-sdk/client-sfn';

let shared: SFNClient | undefined;

/** One Step Functions client per execution environment. */
export const stepFunctions = (): SFNClient => (shared ??= new SFNClient({}));
