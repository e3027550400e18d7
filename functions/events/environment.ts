import { z } from 'zod';
import { readEnvironment } from '#runtime/environment.ts';

export const environment = readEnvironment({ TABLE_NAME: z.string() });
