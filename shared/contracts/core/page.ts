import { z } from 'zod';

/** Query parameters that every list takes. */
export const PageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(2048).optional().meta({ description: 'The `nextCursor` of the page before' }),
});
export type PageQuery = z.infer<typeof PageQuerySchema>;

/** A page of a list; `nextCursor` is absent on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() });
export type Page<T> = { items: T[]; nextCursor?: string | undefined };
