import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { runtimeFailure, StateFailure } from '../failure.ts';
import type { Json, JsonObject } from '../json.ts';
import { wrongType } from '../query/jsonata-template.ts';
import { compilePath, evaluatePath, type PathScope } from '../query/jsonpath.ts';
import { PathMissing } from '../query/path-select.ts';
import { type ChoicePaths, ruleHolds } from './choice-rule.ts';
import { pathScope } from './context.ts';
import { effectiveInput, jsonata } from './data.ts';
import { leave } from './leave.ts';

export async function enterChoice(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  const rules = node.def.Choices as JsonObject[];
  const input = node.isJsonata ? frame.input : effectiveInput(turn, frame, node);
  const index = await firstHolding(turn, frame, node, rules, input);
  const rule = rules[index];
  const fallback = node.text('Default');
  if (!rule && fallback === undefined) {
    throw new StateFailure(
      'States.NoChoiceMatched',
      'Failed to transition out of the state. The state does not point to a next state.',
      { runtime: true },
    );
  }
  await leave(turn, frame, node, {
    output: input,
    extra: {},
    // A rule that matches brings its own Assign and Output; the state's own belong to its Default.
    ...(rule
      ? {
          assign: { field: `Choices[${index}]/Assign`, value: rule.Assign },
          transform:
            rule.Output === undefined
              ? { field: 'Output', value: node.def.Output }
              : { field: `Choices[${index}]/Output`, value: rule.Output },
        }
      : {}),
    next: rule ? (rule.Next as string) : fallback,
  });
}

async function firstHolding(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  rules: JsonObject[],
  input: Json,
): Promise<number> {
  if (!node.isJsonata) {
    const paths = choicePaths(pathScope(turn, frame, input));
    return rules.findIndex((rule) => ruleHolds(rule, paths));
  }
  for (const [index, rule] of rules.entries()) {
    const field = `Choices[${index}]/Condition`;
    const held = await jsonata(turn, frame, node, field, rule.Condition as Json);
    if (held === true) return index;
    if (held !== false) throw wrongType(rule.Condition as Json, field, 'boolean', held);
  }
  return -1;
}

function choicePaths(scope: PathScope): ChoicePaths {
  return {
    read(path) {
      try {
        return evaluatePath(compilePath(path), scope);
      } catch (error) {
        if (!(error instanceof PathMissing)) throw error;
        throw runtimeFailure(`Invalid path '${path}': The choice state's condition path references an invalid value.`);
      }
    },
    exists(path) {
      try {
        const compiled = compilePath(path);
        const value = evaluatePath(compiled, scope);
        return compiled.definite || (value as Json[]).length > 0;
      } catch (error) {
        if (error instanceof PathMissing) return false;
        throw error;
      }
    },
  };
}
