import { z } from 'zod';
import type { CompileTarget } from '#compiler/index.ts';
import { ProcessIdSchema, SemanticVersionSchema, TenantIdSchema } from '#contracts/core/scalars.ts';
import type { Given, Option } from './command.ts';
import { usage } from './fault.ts';

const CONTEXTS = ['tasks', 'executions', 'integrations', 'notifications', 'agents', 'rules', 'sdx'];

/** Literals that end up in the state machine; without them, examples of the same form. */
export const TARGET_OPTIONS: Readonly<Record<string, Option>> = {
  tenant: { type: 'string', value: 'uuid', summary: 'tenant that the machine is compiled for' },
  process: { type: 'string', value: 'id', summary: 'id of the process' },
  version: { type: 'string', value: 'x.y.z', summary: 'version (default 1.0.0)' },
  functions: { type: 'string', value: 'json', summary: 'ARNs of the task functions: {"tasks": "arn:…"}' },
};

export const EXAMPLE_TARGET: CompileTarget = {
  tenantId: '00000000-0000-4000-8000-000000000000',
  processId: 'proc_00000000000000000000000000',
  version: '1.0.0',
  taskFunctions: Object.fromEntries(
    CONTEXTS.map((context) => [context, `arn:aws:lambda:us-east-1:000000000000:function:${context}-tasks`]),
  ),
  coordinatesJoins: true,
  decisionModels: true,
};

export function targetOf({ text }: Given): CompileTarget {
  const functions = text('functions');
  return {
    ...EXAMPLE_TARGET,
    tenantId: checked('tenant', TenantIdSchema, text('tenant') ?? EXAMPLE_TARGET.tenantId),
    processId: checked('process', ProcessIdSchema, text('process') ?? EXAMPLE_TARGET.processId),
    version: checked('version', SemanticVersionSchema, text('version') ?? EXAMPLE_TARGET.version),
    taskFunctions: { ...EXAMPLE_TARGET.taskFunctions, ...(functions === undefined ? {} : functionsOf(functions)) },
  };
}

export function checked(option: string, schema: z.ZodType<string>, value: string): string {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw usage(`--${option} "${value}": ${parsed.error.issues[0]!.message}`);
  return parsed.data;
}

function functionsOf(text: string): Record<string, string> {
  const wrong = () => usage(`--functions must be a JSON object of texts, such as '{"tasks": "arn:…"}'.`);
  try {
    const parsed = z.record(z.string(), z.string().min(1)).safeParse(JSON.parse(text));
    if (!parsed.success) throw wrong();
    return parsed.data;
  } catch {
    throw wrong();
  }
}
