import { z } from 'zod';

/** Parses the function's environment once, at start; a missing variable stops the function with its name. */
export function readEnvironment<T extends z.ZodRawShape>(shape: T): z.output<z.ZodObject<T>> {
  const parsed = z.object(shape).safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`The function's environment is incomplete (${names}). It is written by infra/cdk.`);
}

/** A variable that holds JSON. */
export const jsonVariable = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
