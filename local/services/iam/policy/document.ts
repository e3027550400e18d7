import { z } from 'zod';
import { InvalidPolicyError } from './invalid-policy.ts';

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));
const scalarText = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const conditionValues = z
  .union([scalarText, z.array(scalarText)])
  .transform((value) => (typeof value === 'string' ? [value] : value));
const principal = z.union([z.literal('*'), z.record(z.string(), list)]);

const StatementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principal.optional(),
  NotPrincipal: principal.optional(),
  Action: list.optional(),
  NotAction: list.optional(),
  Resource: list.optional(),
  NotResource: list.optional(),
  Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
});
export type PolicyStatement = z.output<typeof StatementSchema>;

const DocumentSchema = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: z
    .union([StatementSchema, z.array(StatementSchema)])
    .transform((value) => (Array.isArray(value) ? value : [value])),
});

/** Statements of a policy document as an object or as JSON text. Throws InvalidPolicyError. */
export function parsePolicyDocument(source: unknown): PolicyStatement[] {
  const parsed = DocumentSchema.safeParse(typeof source === 'string' ? parseJson(source) : source);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new InvalidPolicyError(`${issue?.path.join('.') || 'Document'}: ${issue?.message}`);
  }
  for (const statement of parsed.data.Statement) {
    if ((statement.Action === undefined) === (statement.NotAction === undefined))
      throw new InvalidPolicyError('A statement must have exactly one of Action and NotAction.');
    if (statement.Resource !== undefined && statement.NotResource !== undefined)
      throw new InvalidPolicyError('A statement cannot have both Resource and NotResource.');
  }
  return parsed.data.Statement;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidPolicyError('Syntax errors in policy.');
  }
}
