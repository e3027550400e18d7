import { z } from 'zod';
import { readEnvironment } from '#runtime/environment.ts';

export const environment = readEnvironment({ TABLE_NAME: z.string() });

/** What signing access tokens needs; only the API function has it. */
export const readSigningEnvironment = () => readEnvironment({ SIGNING_KEY_ID: z.string() });
