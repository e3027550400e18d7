import { dateAndTime, evaluate, FeelFunction, SyntaxError as FeelSyntaxError, parseDate } from 'feelin';
import { z } from 'zod';
import { type Json, type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import { inspectFeel } from '#feel/index.ts';
import { TaskError } from '#runtime/errors.ts';
import { bounded, RanTooLong } from './bounded.ts';
import { feelToJson, NotJson } from './feel-json.ts';
import { OWN_FUNCTIONS } from './own-functions.ts';

export const EvaluateFeelConfigSchema = z.looseObject({
  title: z.string().optional(),
  expressions: z
    .array(
      z.object({
        /** What the value is asked for under. */
        key: z.string(),
        feel: z.string(),
        /** Where it stands, as the designer finds it: a flow or a field of the node. */
        place: z.string(),
      }),
    )
    .min(1)
    .max(1_000),
});
export type EvaluateFeelConfig = z.output<typeof EvaluateFeelConfigSchema>;

export const EvaluateFeelInputSchema = z.object({
  /** Process data that the expressions mention. */
  data: JsonObjectSchema.default({}),
  /** By key: what the expression knows beside the process data (`item`, `output`, …). */
  variables: z.record(z.string(), JsonObjectSchema).default({}),
});
export type EvaluateFeelInput = z.output<typeof EvaluateFeelInputSchema>;

/** For all expressions of one call, and for their values as JSON: a state takes 256 KiB. */
const MOST_MILLISECONDS = 1_000;
const MOST_BYTES = 200_000;

/**
 * Evaluates the FEEL expressions that one state needs, all at the same moment: `now()` and `today()` (UTC) are `now`.
 * @returns the values by key
 * @throws TaskError `FlowMaster.FeelError`: no FEEL, takes too long, gives what is no data or too much of it. Trying again cannot help.
 */
export function evaluateFeel(
  nodeId: string,
  { title, expressions }: EvaluateFeelConfig,
  { data, variables }: EvaluateFeelInput,
  now: Date,
): JsonObject {
  let place = '';
  const clock = clockOf(now);
  const values: Record<string, Json> = {};
  try {
    bounded(() => {
      for (const one of expressions) {
        place = one.place;
        parse(one.feel);
        values[one.key] = feelToJson(
          evaluate(one.feel, { ...OWN_FUNCTIONS, ...clock, ...data, ...variables[one.key] }).value,
        );
      }
    }, MOST_MILLISECONDS);
    const bytes = Buffer.byteLength(JSON.stringify(values));
    if (bytes > MOST_BYTES) throw new NotJson(`${bytes} bytes; ${MOST_BYTES} are the most`);
    return values;
  } catch (error) {
    throw new TaskError(
      'FeelError',
      `At ${title === undefined ? '' : `“${title}” `}(${nodeId}), ${place}: ${reasonOf(error)}`,
      { cause: error },
    );
  }
}

/** Bounds on length and depth come before anything recursive looks at the text. */
function parse(feel: string): void {
  const inspected = inspectFeel(feel);
  if (!inspected.ok) throw new NotFeel(`${inspected.reason} (at ${inspected.position})`);
}

class NotFeel extends Error {}

function reasonOf(error: unknown): string {
  if (error instanceof NotFeel) return `the FEEL expression cannot be read: ${error.message}.`;
  if (error instanceof FeelSyntaxError)
    return `the FEEL expression cannot be read: ${error.message} (at ${error.position.from}).`;
  if (error instanceof RanTooLong) return `evaluating FEEL took more than ${MOST_MILLISECONDS} milliseconds.`;
  if (error instanceof RangeError) return 'the FEEL expression calls itself too often or builds too long a list.';
  if (error instanceof NotJson) return `the FEEL expression gives ${error.message}.`;
  return `the FEEL expression could not be evaluated: ${(error as Error).message}`;
}

/** One moment for the whole call: expressions of one state must not disagree about the day. */
function clockOf(now: Date): Record<string, unknown> {
  const iso = now.toISOString();
  return {
    now: new FeelFunction(() => dateAndTime(iso), []),
    today: new FeelFunction(() => parseDate(iso.slice(0, 10)), []),
  };
}
