import { z } from 'zod';

/** One thing that is wrong with a request: where it is, what it is, what to do. */
export const ProblemErrorSchema = z
  .object({
    path: z
      .string()
      .meta({ description: 'JSON pointer into the body, or `query.<name>`, `path.<name>`, `header.<name>`' }),
    code: z.string(),
    message: z.string(),
    help: z.string().optional(),
  })
  .meta({ id: 'ProblemError' });

/** RFC 9457 problem details. `code` is stable and dotted; `detail` says what happened; `help` says what to do about it. */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ example: 'task.already-completed' }),
    detail: z.string(),
    instance: z.string().optional(),
    requestId: z.string(),
    help: z.string().optional(),
    errors: z.array(ProblemErrorSchema).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof ProblemSchema>;
export type ProblemError = z.infer<typeof ProblemErrorSchema>;
