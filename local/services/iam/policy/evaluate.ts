import type { ConditionContext } from './context.ts';
import { type PolicyStatement, parsePolicyDocument } from './document.ts';
import { type CompiledStatement, compileStatement, type Resource } from './statement.ts';

export type Decision = 'allow' | 'explicit-deny' | 'implicit-deny';

export interface AccessQuestion {
  action: string;
  resource: Resource;
  context: ConditionContext;
}

/**
 * The statements of a principal, ready for many questions. An explicit Deny wins over every Allow, and what nothing allows is
 * denied. The statements that cover an action are found once per action, so that a question costs a handful of comparisons.
 */
export class PolicySet {
  readonly #statements: CompiledStatement[];
  readonly #byAction = new Map<string, CompiledStatement[]>();

  constructor(statements: readonly PolicyStatement[]) {
    // Denies first: the first hit of either effect then decides.
    const compiled = statements.map(compileStatement);
    this.#statements = [
      ...compiled.filter((s) => s.effect === 'Deny'),
      ...compiled.filter((s) => s.effect === 'Allow'),
    ];
  }

  static fromDocuments(documents: readonly unknown[]): PolicySet {
    return new PolicySet(documents.flatMap(parsePolicyDocument));
  }

  decide({ action, resource, context }: AccessQuestion): Decision {
    const hit = this.#covering(action).find((statement) => statement.applies(resource, context));
    if (!hit) return 'implicit-deny';
    return hit.effect === 'Deny' ? 'explicit-deny' : 'allow';
  }

  #covering(action: string): CompiledStatement[] {
    let covering = this.#byAction.get(action);
    if (!covering) {
      covering = this.#statements.filter((statement) => statement.coversAction(action));
      this.#byAction.set(action, covering);
    }
    return covering;
  }
}
