import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { type Edge, type EventConfig, idOf, type Vertex } from '../normalize/model.ts';
import { afterWork } from './after-work.ts';
import { type AslState, ONE_YEAR_SECONDS } from './asl.ts';
import { awaitTask } from './await-task.ts';
import { arrivedOutput, awaitedBeside } from './awaited.ts';
import { addQuestion } from './conditions.ts';
import { dataAfter } from './data.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { secondsUntil } from './timer.ts';

/**
 * Waits for whichever event comes first: one token, parked under every message and signal; a timer is the task's
 * timeout. The answer names the event, and a choice goes its way; the events' own states map what they brought.
 */
export function emitEventGateway(states: ScopeStates, vertex: Vertex): void {
  const entry = states.entry(vertex);
  const conditions = vertex.out.map((edge) => edge.to).filter((event) => configOf(event).event === 'conditional');
  const name = conditions.length > 0 ? states.name(vertex, 'waits') : entry;
  if (conditions.length > 0)
    addQuestion(states, vertex, {
      name: entry,
      ways: conditions.map((event) => ({ nodeId: idOf(event), next: states.entry(event) })),
      otherwise: name,
    });
  const choice = states.name(vertex, 'which event');
  const hold = states.name(vertex, 'hold');
  const events = vertex.out.map((edge) => edge.to);
  const messages = events.filter((event) => configOf(event).event !== 'timer');
  const timer = events.find((event) => configOf(event).event === 'timer');
  const seconds = timer ? secondsUntil(configOf(timer), 1) : ONE_YEAR_SECONDS;
  const late: AslState[] = timer
    ? [{ ErrorEquals: ['States.Timeout'], Output: '{% $states.input %}', Next: states.entry(timer) }]
    : [];
  const awaits = messages.map((event) => awaitedBeside(states, '', idOf(event), configOf(event)));
  states.add(name, sourceOf(vertex, 'await'), {
    ...awaitTask(states, vertex, awaits, seconds, [catchPause(hold), ...late]),
    ...states.output({ Next: choice }, undefined, { event: '$states.result' }),
    Next: choice,
  });
  states.add(choice, sourceOf(vertex, 'choice'), {
    Type: 'Choice',
    Choices: messages.map((event) => ({
      Condition: `{% $states.input.event.nodeId = ${JSON.stringify(idOf(event))} %}`,
      Next: states.entry(event),
    })),
    Default: states.entry(messages.at(-1)!),
  });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}

/** An event behind an event-based gateway has come already: its state only maps what it brought. */
export function emitArrivedEvent(states: ScopeStates, vertex: Vertex): void {
  const name = states.entry(vertex);
  const leave = afterWork(states, vertex, name, (from) => states.follow(from, vertex.out[0]!));
  const config = configOf(vertex);
  const output = config.event === 'timer' ? '$states.input.event.output' : arrivedOutput(states, idOf(vertex), config);
  const data = dataAfter(vertex.node!, output, { ...COMMON_BINDINGS, output });
  states.add(name, sourceOf(vertex, 'await'), { Type: 'Pass', ...states.output(leave, data), ...leave });
}

export const isBehindEventGateway = (vertex: Vertex): boolean =>
  vertex.in.some((edge: Edge) => edge.from.split === 'event' && edge.from.out.length > 1);

function configOf(vertex: Vertex): Pick<EventConfig, 'event' | 'name' | 'correlationKey' | 'timer'> {
  const work = vertex.node?.work;
  if (work?.kind !== 'event' && work?.kind !== 'receive') throw new Error(`${idOf(vertex)} is no event`);
  return work.config;
}
