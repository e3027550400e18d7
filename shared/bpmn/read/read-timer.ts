import { TimerCycleSchema, TimerDateSchema, TimerDurationSchema } from '#contracts/process-definition/index.ts';
import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { expressionIn, readTemplate } from './expressions/read-expression.ts';
import type { Config, Reading } from './reading.ts';
import { isCron, repetitionFor } from './vendor/cron.ts';

const FORMS = { timeDuration: 'duration', timeDate: 'date', timeCycle: 'cycle' } as const;
const SCHEMAS = { duration: TimerDurationSchema, date: TimerDateSchema, cycle: TimerCycleSchema } as const;
type Form = keyof typeof SCHEMAS;

/** What a timer waits for: ISO 8601 as it is, FEEL as an expression. What is neither is left out and said. */
export function readTimer(definition: XmlElement, nodeId: string, reading: Reading): Config {
  const timer: Config = {};
  for (const [local, form] of Object.entries(FORMS)) {
    const given = expressionIn(definition.one(BPMN, local));
    if (!given) continue;
    const text = repetitionIn(literalIn(given.text).trim());
    if (SCHEMAS[form].safeParse(text).success) timer[form] = text;
    else if (/^(=|[$#]\{)/.test(text) && !/\bcycle\(/.test(text))
      timer[form] = readTemplate(text, { nodeId, field: `/config/timer/${form}` }, reading);
    else notUnderstood(form, text, nodeId, reading);
  }
  return { timer };
}

/** FEEL writes a literal duration, date or cycle as a string or with a function, which needs no translation. */
function literalIn(text: string): string {
  const plain = /^\s*=\s*(?:(?:duration|date and time)\()?\s*"([^"]*)"\s*\)?\s*$/.exec(text)?.[1];
  const cycle = /^\s*=\s*cycle\(\s*(?:(\d+)\s*,\s*)?duration\(\s*"([^"]*)"\s*\)\s*\)\s*$/.exec(text);
  return cycle ? `R${cycle[1] ?? ''}/${cycle[2]}` : (plain ?? text);
}

/** Camunda's FEEL makes a cycle of a number and a duration with a function of its own; as text, both are joined. */
function repetitionIn(text: string): string {
  const [, times, period] = /^=\s*cycle\(\s*(?:([\w.]+)\s*,\s*)?duration\(([^(),]+)\)\s*\)$/.exec(text) ?? [];
  if (period === undefined) return text;
  return times === undefined ? `="R/" + ${period.trim()}` : `="R" + string(${times}) + "/" + ${period.trim()}`;
}

function notUnderstood(form: Form, text: string, nodeId: string, { notes }: Reading): void {
  const place = { nodeId, field: `/config/timer/${form}` };
  const short = text.slice(0, 120);
  if (form === 'cycle' && isCron(text)) {
    const repetition = repetitionFor(text);
    notes.error(
      'bpmn.timer-cron',
      place,
      `The timer's cycle “${short}” is a cron expression, which names times of the clock; a cycle counts from when its activity begins.`,
      repetition === undefined
        ? 'Write an ISO 8601 repetition: R/PT1H for every hour, or R/2026-01-31T09:00:00Z/P1D for every day at a time. The original is kept.'
        : `Write ${repetition}. The original is kept.`,
    );
  } else
    notes.error(
      'bpmn.timer-not-understood',
      place,
      `The timer's ${form} “${short}” is none that can be kept exactly.`,
      'Write a duration such as P3D or P1M, a time with its zone, or a repetition such as R3/PT1H. The original is kept.',
    );
}
