import { z } from 'zod';
import { readEnvironment } from '#runtime/environment.ts';

export const environment = readEnvironment({
  TABLE_NAME: z.string(),
  MAIL_FROM: z.string().default('FlowMaster <no-reply@flowmaster.example>'),
});
