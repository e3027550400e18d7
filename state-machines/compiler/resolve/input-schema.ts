import type { Json, JsonObject } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';

/** JSON Schema (2020-12) of what a start is given: the data definitions that are inputs, and nothing else. */
export function inputSchema(definition: ProcessDefinition): JsonObject {
  const fields = definition.data_definitions.filter((field) => field.input);
  const properties: Record<string, Json> = {};
  for (const { name, schema, title, description, default: value } of fields)
    properties[name] = {
      ...schema,
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(value !== undefined && { default: value }),
    };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties,
    required: fields.filter((field) => field.required && field.default === undefined).map((field) => field.name),
    additionalProperties: false,
  };
}
