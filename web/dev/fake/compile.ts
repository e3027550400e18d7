import { explainMachine } from '#compiler/explain/explain-process.ts';
import { type CompileResult, compileProcess } from '#compiler/index.ts';
import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Explanation } from '#contracts/processes/index.ts';
import { tenant } from './people.ts';

const arn = (context: string) => `arn:aws:lambda:us-east-1:000000000000:function:${context}-tasks`;
const contexts = ['tasks', 'executions', 'integrations', 'notifications', 'agents', 'rules', 'sdx'];

/** Compiles as the platform does. */
export const compiled = (definition: ProcessDefinition): CompileResult =>
  compileProcess(definition, {
    tenantId: tenant.id,
    processId: 'proc_00000000000000000000000000',
    version: '1.0.0',
    taskFunctions: Object.fromEntries(contexts.map((context) => [context, arn(context)])),
    coordinatesJoins: true,
  });

export function validation(definition: ProcessDefinition): { publishable: boolean; diagnostics: Diagnostic[] } {
  const { ok, diagnostics } = compiled(definition);
  return { publishable: ok, diagnostics: [...diagnostics] };
}

/** What a version costs, as the platform explains it. */
export function explanationOf(definition: ProcessDefinition): Explanation {
  const result = compiled(definition);
  if (!result.ok) throw new Error(`“${definition.name}” does not compile: ${result.diagnostics[0]?.message}`);
  return explainMachine(definition, result.definition, result.sourceMap);
}
