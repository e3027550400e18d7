import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { boundaries, events, reminder } from './fixtures/events.ts';
import { crossing, implicitSplit, inclusive, parallel, stepwiseJoin, termination } from './fixtures/parallel.ts';
import { decisionModel, loopBack, sequence } from './fixtures/ways.ts';
import { child, instances, jobs, texts, untilFound } from './fixtures/work.ts';

/** Processes that compile, each showing constructs that others do not. */
export const FIXTURES: Readonly<Record<string, ProcessDefinition>> = {
  sequence,
  loopBack,
  parallel,
  implicitSplit,
  stepwiseJoin,
  inclusive,
  boundaries,
  child,
  instances,
  events,
  termination,
  decisionModel,
  crossing,
  untilFound,
  reminder,
  texts,
  jobs,
};
