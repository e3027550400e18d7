import { z } from 'zod';

/** Any JSON value. */
export const JsonSchema: z.ZodType<Json> = z
  .lazy(() =>
    z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(JsonSchema), z.record(z.string(), JsonSchema)]),
  )
  .meta({ id: 'Json' });
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON object: process data, a node's inputs, a task's response. */
export const JsonObjectSchema = z.record(z.string(), JsonSchema).meta({ id: 'JsonObject' });
export type JsonObject = z.infer<typeof JsonObjectSchema>;
