import type { z } from 'zod';
import type { LoopSchema } from '#contracts/process-definition/index.ts';
import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { conditionExpression } from '../expressions/condition.ts';
import { delimited } from '../expressions/delimiters.ts';
import { titleOf, type Vertex } from '../normalize/model.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import type { Passage } from './passage.ts';

/** Repeats an activity while its condition holds; a variable counts the visits. */
export function emitLoop(
  states: ScopeStates,
  vertex: Vertex,
  loop: z.output<typeof LoopSchema>,
  passage: Passage,
  emitOnce: (passage: Passage) => void,
): void {
  const counter = states.emission.variable('iteration');
  const once = states.name(vertex, 'once');
  const check = states.name(vertex, 'again?');
  const done = states.name(vertex, 'all done');
  const holds = conditionExpression(loop.condition, `the loop of “${titleOf(vertex)}”`, {
    ...COMMON_BINDINGS,
    iteration: `$${counter}`,
  });
  const again = loop.maximum === undefined ? holds : `$${counter} < ${loop.maximum} and (${holds})`;
  states.add(passage.entry, sourceOf(vertex, 'guard'), {
    Type: 'Pass',
    Assign: { [counter]: loop.testBefore ? 0 : 1 },
    Next: loop.testBefore ? check : once,
  });
  states.add(check, sourceOf(vertex, 'guard'), {
    Type: 'Choice',
    Choices: [{ Condition: delimited(again), Assign: { [counter]: `{% $${counter} + 1 %}` }, Next: once }],
    Default: done,
  });
  emitOnce({ entry: once, leave: () => ({ Next: check }), events: passage.events });
  const leave = passage.leave(done);
  states.add(done, sourceOf(vertex, 'guard'), { Type: 'Pass', ...states.output(leave), ...leave });
}
