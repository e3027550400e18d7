import { z } from 'zod';

/** One resource as a CloudFormation template declares it, its intrinsics unresolved. */
const ResourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  Condition: z.string().optional(),
  Metadata: z.record(z.string(), z.unknown()).default({}),
});

const ParameterSchema = z.object({
  Type: z.string(),
  Default: z.unknown().optional(),
  AllowedValues: z.array(z.unknown()).optional(),
});

const OutputSchema = z.object({
  Value: z.unknown(),
  Condition: z.string().optional(),
  Export: z.object({ Name: z.unknown() }).optional(),
});

/**
 * The part of a CloudFormation template that the local cloud reads. `Rules` (the bootstrap version check) have no meaning
 * on one machine; `Transform` would need CloudFormation itself and is refused.
 */
export const TemplateSchema = z.object({
  Transform: z.undefined({ error: 'a Transform runs inside CloudFormation and cannot be applied locally' }).optional(),
  Parameters: z.record(z.string(), ParameterSchema).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Resources: z.record(z.string(), ResourceSchema).default({}),
  Outputs: z.record(z.string(), OutputSchema).default({}),
});

export type Template = z.infer<typeof TemplateSchema>;
export type TemplateResource = z.infer<typeof ResourceSchema>;
