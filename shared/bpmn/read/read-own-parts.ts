import {
  type Flow,
  FlowSchema,
  type Lane,
  LaneSchema,
  type ProcessDefinition,
  ProcessDefinitionSchema,
} from '#contracts/process-definition/index.ts';
import type { XmlElement } from '../xml/element.ts';
import { ownWords } from './read-own-words.ts';
import type { Reading } from './reading.ts';

const FlowWords = FlowSchema.pick({ label: true, metadata: true, condition: true, type: true }).partial();
const LaneWords = LaneSchema.pick({ role: true, metadata: true, title: true }).partial();
export const ProcessWords = ProcessDefinitionSchema.pick({
  description: true,
  metadata: true,
  isTopLevel: true,
  data_definitions: true,
}).partial();

/** Our own words about a flow, a lane and the process itself, where there are any and they can be read. */
export function flowWithOwnWords(element: XmlElement, flow: Flow, _reading: Reading): Flow {
  const words = FlowWords.safeParse(ownWords(element, 'flow'));
  return words.success ? ({ ...flow, ...words.data } as Flow) : flow;
}

export function laneWithOwnWords(element: XmlElement, lane: Lane): Lane {
  const words = LaneWords.safeParse(ownWords(element, 'lane'));
  return words.success ? ({ ...lane, ...words.data } as Lane) : lane;
}

export function processOwnWords(process: XmlElement, { notes }: Reading): Partial<ProcessDefinition> {
  const given = ownWords(process, 'process');
  if (given === undefined) return {};
  const words = ProcessWords.safeParse(given);
  if (words.success) return Object.fromEntries(Object.entries(words.data).filter(([key]) => key in (given as object)));
  notes.error(
    'bpmn.extension-invalid',
    {},
    `What <flowmaster:process> says cannot be read: ${words.error.issues[0]?.message ?? ''}.`,
    'Correct the extension, or remove it. It is kept, but was not read.',
  );
  return {};
}
