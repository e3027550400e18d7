import { FieldNameSchema } from '#contracts/process-definition/index.ts';
import { inspectFeel, type Translation, translate, translateCondition } from '#feel/index.ts';
import { type Bindings, bindJsonata } from './bind-jsonata.ts';
import { quoted } from './one-line.ts';

/** FEEL that only the rules task can evaluate, as it stands in a state until the machine is complete (`emit/evaluations.ts`). */
export interface FeelRequest {
  readonly feel: string;
  /** FEEL name → JSONata, for what is no field of the process data. */
  readonly variables: Readonly<Record<string, string>>;
  /** JSONata of the process data that the expression mentions. */
  readonly data: string;
  /** Set where the result of the work is known: what is asked there is another moment than what is asked before the work. */
  readonly behind?: true;
}

/** Called by no expression of a definition: it is no variable that they know. */
export const REQUEST = 'feelEvaluated';

export type FeelAim = 'value' | 'condition';

const CACHE_SIZE = 2_000;
const cache = new Map<string, Translation>();

/** The translation of an expression in which these variables are known. The same question gives the same answer, so answers are kept. */
export function translated(feel: string, aim: FeelAim, variables: readonly string[]): Translation {
  const key = JSON.stringify([feel, aim, variables]);
  const known = cache.get(key);
  if (known) return known;
  const turn = aim === 'condition' ? translateCondition : translate;
  const translation = turn(feel, { variables: Object.fromEntries(variables.map((name) => [name, `$${name}`])) });
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, translation);
  return translation;
}

/** As `bindExpression`, for what stands behind `feel:`: JSONata where that means the same, otherwise a request. */
export function bindFeel(feel: string, aim: FeelAim, bindings: Bindings, data: string): string {
  const translation = translated(feel, aim, Object.keys(bindings));
  if (translation.ok) return bindJsonata(translation.jsonata, bindings, data);
  const call = `$${REQUEST}(${quoted(JSON.stringify(requestOf(feel, bindings, data)))})`;
  return aim === 'condition' ? `${call} = true` : call;
}

function requestOf(feel: string, bindings: Bindings, data: string): FeelRequest {
  const inspected = inspectFeel(feel, Object.keys(bindings));
  const reads = inspected.ok ? [...inspected.reads] : [];
  const variables = Object.fromEntries(Object.entries(bindings).filter(([name]) => reads.includes(name)));
  const fields = reads.filter((name) => !Object.hasOwn(bindings, name) && FieldNameSchema.safeParse(name).success);
  const members = fields.sort().map((field) => `${JSON.stringify(field)}: ${data}.${field}`);
  const behind = Object.hasOwn(bindings, 'output') ? { behind: true as const } : {};
  return { feel: feel.trim(), variables, data: `{${members.join(', ')}}`, ...behind };
}
