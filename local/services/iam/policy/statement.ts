import { type ConditionTest, compileConditions } from './conditions.ts';
import type { ConditionContext } from './context.ts';
import type { PolicyStatement } from './document.ts';
import { matchesGlob } from './glob.ts';
import { hasVariables, substitute } from './variables.ts';

/** The resource of a call that names it only through an opaque token: an Allow for any resource of the action suffices. */
export const unknownResource = Symbol('unknown resource');
export type Resource = string | typeof unknownResource;

export interface CompiledStatement {
  effect: 'Allow' | 'Deny';
  coversAction(action: string): boolean;
  /** Resource and conditions, for an action that is covered. */
  applies(resource: Resource, context: ConditionContext): boolean;
}

function actionTest(statement: PolicyStatement): (action: string) => boolean {
  const patterns = (statement.Action ?? statement.NotAction ?? []).map((pattern) => pattern.toLowerCase());
  const listed = (action: string) => patterns.some((pattern) => matchesGlob(pattern, action));
  return statement.Action ? (action) => listed(action.toLowerCase()) : (action) => !listed(action.toLowerCase());
}

function listedIn(patterns: readonly string[], resource: string, context: ConditionContext): boolean {
  return patterns.some((pattern) => {
    const resolved = hasVariables(pattern) ? substitute(pattern, context) : pattern;
    return resolved !== undefined && matchesGlob(resolved, resource);
  });
}

function resourceTest(statement: PolicyStatement): (resource: Resource, context: ConditionContext) => boolean {
  const { Resource: wanted, NotResource: unwanted, Effect: effect } = statement;
  return (resource, context) => {
    if (resource === unknownResource) return effect === 'Allow' || wanted?.includes('*') === true;
    if (wanted) return listedIn(wanted, resource, context);
    return unwanted ? !listedIn(unwanted, resource, context) : true;
  };
}

export function compileStatement(statement: PolicyStatement): CompiledStatement {
  const onResource = resourceTest(statement);
  const conditions: ConditionTest[] = compileConditions(statement.Condition ?? {});
  return {
    effect: statement.Effect,
    coversAction: actionTest(statement),
    applies: (resource, context) => onResource(resource, context) && conditions.every((holds) => holds(context)),
  };
}
