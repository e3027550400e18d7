import { z } from 'zod';
import { DurationSchema } from '#contracts/core/scalars.ts';
import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { expressionIn, readTemplate } from './expressions/read-expression.ts';
import type { Config, Reading } from './reading.ts';

const FORMS = { timeDuration: 'duration', timeDate: 'date', timeCycle: 'cycle' } as const;
const Cycle = z.string().regex(/^R\d*\/P.+$/);
const SCHEMAS = { duration: DurationSchema, date: z.iso.datetime(), cycle: Cycle } as const;

/** What a timer waits for: ISO 8601 as it is, FEEL as an expression. What is neither is left out and said. */
export function readTimer(definition: XmlElement, nodeId: string, reading: Reading): Config {
  const timer: Config = {};
  for (const [local, form] of Object.entries(FORMS)) {
    const given = expressionIn(definition.one(BPMN, local));
    if (!given) continue;
    const field = `/config/timer/${form}`;
    // FEEL writes a literal duration or date as a string too, which needs no translation.
    const text = /^\s*=\s*(?:duration\()?\s*"([^"]*)"\s*\)?\s*$/.exec(given.text)?.[1] ?? given.text;
    const utc = form === 'date' && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : text;
    if (SCHEMAS[form].safeParse(text).success) timer[form] = text;
    else if (SCHEMAS[form].safeParse(utc).success) timer[form] = utc;
    else if (/^\s*(=|[$#]\{)/.test(text) && form !== 'cycle')
      timer[form] = readTemplate(text, { nodeId, field }, reading);
    else
      reading.notes.error(
        'bpmn.timer-not-understood',
        { nodeId, field },
        `The timer's ${form} “${text.slice(0, 120)}” is none that can be kept exactly.`,
        'Write days, hours, minutes and seconds (P30D instead of P1M), a time with its zone, or R3/PT1H. The original is kept.',
      );
  }
  return { timer };
}
