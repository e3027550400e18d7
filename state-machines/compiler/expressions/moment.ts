import { markedFeel } from '#feel/index.ts';
import { type Bindings, bindExpression } from './bind.ts';

/**
 * An expression for a moment. A date of FEEL is its midnight, and a time of FEEL that names no zone is in UTC: Step Functions takes
 * neither as they are. What JSONata gives is left as it is.
 */
export function bindMoment(source: string, bindings: Bindings): string {
  const bound = bindExpression(source, bindings);
  if (!markedFeel(source)) return bound;
  const moment = '$contains($v, /T.*(Z|[+-][0-9:]+)$/) ? $v : $v & "Z"';
  const text = `$contains($v, /^[0-9]+-[0-9]+-[0-9]+$/) ? $v & "T00:00:00Z" : ${moment}`;
  return `($v := ${bound}; $type($v) = "string" ? (${text}) : $error("The date of a timer has no value, or is none."))`;
}
