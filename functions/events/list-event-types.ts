import { z } from 'zod';
import { type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import { eventRegistry } from '#contracts/event-registry.ts';

/** The event registry, with the JSON Schema of each event's data. */
export const listEventTypes = () => ({
  items: [...eventRegistry.values()]
    .map(({ type, context, version, summary, data }) => ({
      type,
      context,
      version,
      summary,
      schema: jsonSchemaOf(data),
    }))
    .toSorted((a, b) => a.type.localeCompare(b.type)),
});

const jsonSchemaOf = (schema: z.ZodType): JsonObject =>
  JsonObjectSchema.parse(JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'output' }))));
