import { inspectFeel, markedFeel } from '#feel/index.ts';
import type { Report } from '../diagnostics/report.ts';
import { translated } from '../expressions/feel.ts';
import type { ExpressionAt } from './check-expression.ts';

/** Checks an expression that is marked as FEEL, and says how it is carried out. */
export function checkFeel({ source, offset, place, variables, isCondition }: ExpressionAt, report: Report): void {
  const { feel, offset: marked } = markedFeel(source)!;
  const at = (position: number) => ({ ...place, position: offset + marked + position });
  const inspected = inspectFeel(feel, variables);
  if (!inspected.ok) {
    report.error(
      'expression.syntax',
      at(inspected.position),
      `The FEEL expression cannot be read: ${inspected.reason}.`,
      feel.includes('$')
        ? 'FEEL writes names without a dollar sign, such as item; drop “feel:” where JSONata is meant.'
        : 'Correct it; it is FEEL, such as date(due) < today() + duration("P3D").',
    );
    return;
  }
  const translation = translated(feel, isCondition ? 'condition' : 'value', variables);
  if (translation.ok) {
    const { kind } = translation;
    if (isCondition && kind !== 'boolean' && kind !== 'any') {
      report.error(
        'condition.not-boolean',
        at(0),
        `The condition gives a ${kind}, which is never true or false.`,
        'Compare it with something, such as status = "approved".',
      );
      return;
    }
    report.info(
      'expression.feel-translated',
      place,
      'The FEEL expression has JSONata that means the same; it costs no call.',
      'Nothing needs to be done.',
    );
    return;
  }
  const { unknownFunction } = inspected;
  if (unknownFunction) {
    report.error(
      'expression.unknown-function',
      at(unknownFunction.position),
      `There is no function ${unknownFunction.name}() in FEEL that could be evaluated here.`,
      'Correct its name, or define it in the expression: {f: function(x) x + 1, r: f(2)}.r.',
    );
    return;
  }
  if (place.field === '/config/condition' && ['now', 'today'].some((name) => inspected.calls.has(name)))
    report.warning(
      'event.condition-on-time',
      place,
      'The condition of the event reads the clock, but it is asked only when data changes that it reads.',
      'Where time alone may make it true, use a timer event beside it.',
    );
  report.info(
    'expression.feel-evaluated',
    { ...place, position: offset + marked + translation.position },
    `The FEEL expression has no JSONata that means the same (${translation.reason}); the rules task evaluates it. Each visit costs one more state transition and Lambda call, shared by all expressions that are needed at the same time.`,
    'Nothing needs to be done. What avoids the reason is translated and costs no call.',
  );
}
