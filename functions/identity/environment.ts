import { z } from 'zod';
import { readEnvironment } from '#runtime/environment.ts';

export const environment = readEnvironment({ TABLE_NAME: z.string() });

/** The key that signs access tokens and verifies them; only the API function and the authorizer have it. */
export const readSigningEnvironment = () => readEnvironment({ SIGNING_KEY_ID: z.string() });
