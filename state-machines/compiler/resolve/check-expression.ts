import { markedFeel } from '#feel/index.ts';
import type { Place, Report } from '../diagnostics/report.ts';
import { booleanness } from '../expressions/boolean.ts';
import { parseExpression } from '../expressions/parse.ts';
import { freeVariables } from '../expressions/variables.ts';
import { checkFeel } from './check-feel.ts';

export interface ExpressionAt {
  readonly source: string;
  /** Characters before the expression in its field: those of the delimiter. */
  readonly offset: number;
  readonly place: Place;
  readonly variables: readonly string[];
  /** It must give true or false. */
  readonly isCondition?: boolean;
}

/** Parses an expression and checks that it uses only what is in scope; a condition that can never be true or false is refused. */
export function checkExpression(expression: ExpressionAt, report: Report): void {
  if (markedFeel(expression.source)) {
    checkFeel(expression, report);
    return;
  }
  const parsed = parseExpression(expression.source);
  if (!parsed.ok) {
    report.error(
      'expression.syntax',
      { ...expression.place, position: expression.offset + parsed.position },
      `The expression does not parse: ${parsed.message}.`,
      'Correct the expression; it is JSONata, such as amount > 1000.',
    );
    return;
  }
  for (const use of freeVariables(parsed.ast)) {
    if (expression.variables.includes(use.name)) continue;
    report.error(
      use.name === 'eval' ? 'expression.eval-not-allowed' : 'expression.unknown-variable',
      { ...expression.place, position: expression.offset + use.position },
      `$${use.name} is not known here.`,
      helpFor(use.name, expression.variables),
    );
  }
  if (expression.isCondition && booleanness(parsed.ast) === 'never')
    report.error(
      'condition.not-boolean',
      { ...expression.place, position: expression.offset },
      'The condition gives a value that is never true or false.',
      'Compare it with something, such as status = "approved".',
    );
}

const helpFor = (name: string, variables: readonly string[]): string =>
  name === '$'
    ? 'The process data is the context: write the name of the field, or $ for all of it.'
    : `Process data is named without a dollar sign. In scope here: ${variables.map((variable) => `$${variable}`).join(', ')}.`;
