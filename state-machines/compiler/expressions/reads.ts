import { inspectFeel, markedFeel } from '#feel/index.ts';
import { fieldsRead } from './fields.ts';
import { parseExpression } from './parse.ts';

/** Names that an expression, JSONata or FEEL, may read from the process data; `all` when that cannot be told, undefined when it does not parse. */
export function readsOf(source: string): ReadonlySet<string> | 'all' | undefined {
  const marked = markedFeel(source);
  if (marked) {
    const inspected = inspectFeel(marked.feel);
    return inspected.ok ? inspected.reads : undefined;
  }
  const parsed = parseExpression(source);
  return parsed.ok ? fieldsRead(parsed.ast) : undefined;
}
