import { z } from 'zod';

/**
 * What the compiler has to say of a definition. Errors keep it from being published; warnings and infos do not.
 * `code` is stable and dotted (`flow.unknown-target`); `field` is a JSON pointer into the element; `help` is the remedy.
 */
export const DiagnosticSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    nodeId: z.string().optional(),
    flowId: z.string().optional(),
    field: z.string().optional(),
    /** Offset in the expression, in characters, where an expression does not parse. */
    position: z.int().optional(),
    message: z.string(),
    help: z.string(),
    /** Nodes that show the fault on the drawing, in order: a path that deadlocks, a cycle without a way out. */
    path: z.array(z.string()).optional(),
  })
  .meta({ id: 'Diagnostic' });
export type Diagnostic = z.infer<typeof DiagnosticSchema>;
