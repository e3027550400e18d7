import { z } from 'zod';
import { VersionStatusSchema } from '#contracts/processes/process.ts';

/** Which copy of a process says so: its working draft, or one of its versions. */
export const CopySchema = z.object({
  kind: z.enum(['draft', 'version']),
  version: z.string(),
  versionStatus: VersionStatusSchema,
});
export type Copy = z.infer<typeof CopySchema>;

/** No answer about links looks at more rows than this: what is shown of a graph stays readable, and memory bounded. */
export const MOST_ROWS = 20_000;
