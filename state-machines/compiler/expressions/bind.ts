import { markedFeel } from '#feel/index.ts';
import { type Bindings, bindJsonata, STATE_DATA } from './bind-jsonata.ts';
import { bindFeel } from './feel.ts';

export { type Bindings, STATE_DATA };

/** What every expression sees beside the process data. */
export const COMMON_BINDINGS: Bindings = { __context__: '$states.input.__context__' };

/** Compiles an expression over the process data: JSONata, or FEEL that is marked as such. */
export function bindExpression(source: string, bindings: Bindings, data: string = STATE_DATA): string {
  const marked = markedFeel(source);
  return marked ? bindFeel(marked.feel, 'value', bindings, data) : bindJsonata(source, bindings, data);
}

/** As `bindExpression`, with null where there is no value: Step Functions fails a state over an expression without one. */
export function bindOrNull(source: string, bindings: Bindings, data?: string): string {
  return `(${'$v'} := ${bindExpression(source, bindings, data)}; $exists($v) ? $v : null)`;
}
