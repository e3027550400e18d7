import { EVALUATOR_FUNCTIONS } from './evaluator-functions.ts';
import { parseFeel, type Syntax } from './syntax.ts';
import { nameOf } from './translate/names.ts';

export type Inspection =
  | {
      readonly ok: true;
      /** Names that the expression may read from what surrounds it; some of them it may bind itself. */
      readonly reads: ReadonlySet<string>;
      /** Functions that it calls by name. */
      readonly calls: ReadonlySet<string>;
      /** A function that nobody knows, where one is called. */
      readonly unknownFunction?: { readonly name: string; readonly position: number };
    }
  | { readonly ok: false; readonly reason: string; readonly position: number };

/** What can be said of an expression without its data. `names` are known names, as for the translation. */
export function inspectFeel(feel: string, names: readonly string[] = []): Inspection {
  const parsed = parseFeel(feel, names);
  if (!parsed.ok) return parsed;
  const reads = new Set<string>();
  const bound = new Set<string>();
  const called: Syntax[] = [];
  const visit = (syntax: Syntax): void => {
    if (syntax.name === 'Type') return;
    const [first] = syntax.parts;
    if (syntax.name === 'VariableName') reads.add(nameOf(syntax));
    if (syntax.name === 'Name' || syntax.name === 'Key') bound.add(nameOf(syntax));
    if (syntax.name === 'FunctionInvocation' && first?.name === 'VariableName') called.push(first);
    for (const part of syntax.parts) if (!called.includes(part)) visit(part);
  };
  visit(parsed.syntax);
  const unknown = called.find((one) => !EVALUATOR_FUNCTIONS.has(nameOf(one)) && !bound.has(nameOf(one)));
  return {
    ok: true,
    reads,
    calls: new Set(called.map(nameOf)),
    ...(unknown && { unknownFunction: { name: nameOf(unknown), position: unknown.position } }),
  };
}
