import { z } from 'zod';
import { jsonVariable, readEnvironment } from '#runtime/environment.ts';

/** `SERVICE_FUNCTIONS`: context → ARN of its API function, which answers `GET /health` probes by direct invocation. */
export const environment = readEnvironment({
  STAGE: z.string(),
  SERVICE_FUNCTIONS: jsonVariable(z.record(z.string(), z.string())),
});
