import { bindExpression, COMMON_BINDINGS } from '../expressions/bind.ts';
import { inDelimiters } from '../expressions/delimiters.ts';
import { later, NOW } from './calendar.ts';

const TIME = '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})';
const PERIOD = 'P([0-9]+W|([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]+)?S)?)?)';
const FORM = `/^R[0-9]{0,9}[/](${TIME}[/])?${PERIOD}$/`;

const SECONDS = [
  ['$d', 'W', 604_800],
  ['$d', 'D', 86_400],
  ['$h', 'H', 3_600],
  ['$h', 'M', 60],
  ['$h', 'S', 1],
] as const;

const count = (text: string, unit: string, size: number) =>
  `$number($match(${text}, /([0-9.]+)${unit}/).groups[0]) * ${size}`;

const WRONG = {
  form: 'A cycle must be an ISO 8601 repetition such as R3/PT1H, R/P1D or R3/2026-01-31T09:00:00Z/P1D.',
  times: 'A cycle must fire at least once.',
  short: 'A second or more must lie between two firings of a cycle.',
  mixed: 'A cycle that begins at a date counts either months and years, or weeks, days and times.',
};

/** The expression of a cycle that is known when it is reached only. */
export const computedIn = (cycle: string | undefined): string | undefined => inDelimiters(cycle ?? '')?.source;

/**
 * JSONata of a cycle from an expression that gives an ISO 8601 repetition: `months` and `seconds` of its period, `begin`
 * (milliseconds) where it names one, `times` where it ends. What is none, or cannot be waited for, fails with a clear message.
 */
export function parsedCycle(expression: string): string {
  const sum = SECONDS.map(([text, unit, size]) => count(text, unit, size)).join(', ');
  return [
    `($c := ${bindExpression(expression, COMMON_BINDINGS)}`,
    `$x := $type($c) = "string" and $contains($c, ${FORM}) and $contains($c, /[0-9][A-Z]$/) ? $split($c, "/") : $error(${JSON.stringify(WRONG.form)})`,
    '$p := $x[-1]',
    '$d := $substringBefore($p, "T")',
    '$h := $contains($p, "T") ? $substringAfter($p, "T") : ""',
    `$months := $sum([${count('$d', 'Y', 12)}, ${count('$d', 'M', 1)}])`,
    `$seconds := $sum([${sum}])`,
    '$times := $x[0] = "R" ? null : $number($substring($x[0], 1))',
    '$begin := $count($x) = 3 ? $toMillis($x[1]) : null',
    `$times = 0 ? $error(${JSON.stringify(WRONG.times)}) : $months = 0 and $seconds < 1 ? $error(${JSON.stringify(WRONG.short)}) : $begin != null and $months > 0 and $seconds > 0 ? $error(${JSON.stringify(WRONG.mixed)}) : {"months": $months, "seconds": $seconds, "times": $times, "begin": $begin})`,
  ].join('; ');
}

/** JSONata of the moment at which such a cycle fires first. */
export const firstOf = (expression: string): string =>
  `($r := ${parsedCycle(expression)}; $r.begin != null ? $r.begin : ${later(NOW, '$r')})`;
