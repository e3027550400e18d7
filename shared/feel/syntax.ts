import { parseExpression } from 'feelin';

/** A node of a FEEL expression: what the grammar calls it, its text and place, and the nodes within (comments left out). */
export interface Syntax {
  readonly name: string;
  readonly text: string;
  readonly position: number;
  readonly parts: readonly Syntax[];
}

export type Parsed = { ok: true; syntax: Syntax } | { ok: false; reason: string; position: number };

/** Longer texts and deeper trees are refused before anything recursive looks at them. */
const LONGEST = 10_000;
const DEEPEST = 200;

/**
 * Parses a FEEL expression. FEEL lets names contain spaces, so what is a name depends on the names that are known:
 * `names` are these.
 */
export function parseFeel(source: string, names: readonly string[]): Parsed {
  if (source.trim() === '') return { ok: false, reason: 'the expression is empty', position: 0 };
  if (source.length > LONGEST)
    return { ok: false, reason: `it is longer than ${LONGEST} characters`, position: LONGEST };
  const tree = parseExpression(source, Object.fromEntries(names.map((name) => [name, null])), undefined);
  const root: Building = { name: 'Root', text: source, position: 0, parts: [] };
  const open = [root];
  let wrong: { reason: string; position: number } | undefined;
  tree.iterate({
    enter(node) {
      if (wrong) return false;
      if (node.type.isError) wrong = { reason: unexpected(source, node.from), position: node.from };
      else if (open.length > DEEPEST) wrong = { reason: `it is nested more than ${DEEPEST} deep`, position: node.from };
      if (wrong || node.type.isSkipped) return false;
      const made = { name: node.name, text: source.slice(node.from, node.to), position: node.from, parts: [] };
      open.at(-1)!.parts.push(made);
      open.push(made);
    },
    leave(node) {
      if (!wrong && !node.type.isSkipped) open.pop();
    },
  });
  if (wrong) return { ok: false, ...wrong };
  const syntax = root.parts[0]?.parts[0];
  return syntax ? { ok: true, syntax } : { ok: false, reason: 'the expression is empty', position: 0 };
}

interface Building extends Syntax {
  readonly parts: Building[];
}

function unexpected(source: string, position: number): string {
  const found = source.slice(position).trimStart().slice(0, 12);
  return found === '' ? 'it ends too early' : `it is not FEEL from "${found}" on`;
}
