import { subprocess } from './builders.ts';
import { fieldOf } from './random-process.ts';
import { activity } from './scope-activities.ts';
import { type Drawing, type Exit, nextId, place } from './scope-drawing.ts';
import type { Step } from './scope-steps.ts';

/** Two scripts in a row, a person's task and what follows it, and another person's task: as somebody chooses or the data say. */
export function adHoc(
  drawing: Drawing,
  { given, beside, completes }: Extract<Step, { kind: 'adHoc' }>,
  entries: readonly Exit[],
  scope: string | undefined,
): Exit[] {
  const id = nextId(drawing, 'adhoc');
  const [first] = activity(drawing, { by: 'script' }, [], id);
  activity(drawing, { by: 'script' }, [first!], id);
  const [second] = activity(drawing, { by: 'human' }, [], id);
  activity(drawing, { by: 'script' }, [second!], id);
  const [third] = activity(drawing, { by: 'human' }, [], id);
  const ids = [first, second, third].map((exit) => JSON.stringify(exit!.from));
  const activeElements = `seed % 3 = 0 ? [${ids.join()}] : seed % 3 = 1 ? [${ids[0]}, ${ids[2]}] : ${ids[1]}`;
  const config = {
    kind: 'ad_hoc',
    ...(!beside && { ordering: 'sequential' }),
    ...(given && { activeElements }),
    ...(completes && { completionCondition: `${fieldOf(second!.from)} > 4`, cancelRemaining: completes === 'at once' }),
  };
  return place(drawing, subprocess(id, { config }), entries, scope);
}
