import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { objectExpression } from '../expressions/template.ts';
import type { EventConfig, Vertex } from '../normalize/model.ts';
import { ONE_YEAR_SECONDS } from './asl.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';
import { type Catcher, catcherOf, ESCALATED } from './escalation.ts';
import { escalationMessage } from './escalation-message.ts';
import { resultOf } from './lambda-task.ts';
import { emitPublish } from './publish.ts';
import { eventCause } from './watcher.ts';

type Leaving = (name: string) => Leave;

/** An escalation goes to the nearest event of the same drawing that catches it; otherwise it is offered to whoever called the process. */
export function emitEscalation(
  states: ScopeStates,
  vertex: Vertex,
  config: EventConfig,
  role: 'throw' | 'end',
  leaving: Leaving,
): void {
  const graph = [...states.emission.scopes.keys()].find((one) => one.vertices.includes(vertex))!;
  const catcher = catcherOf(states.emission.graph, graph, config.name);
  if (!catcher) offer(states, vertex, config, role, leaving);
  else if (catcher.config.interrupting) interrupt(states, vertex, config, role, leaving, catcher);
  else emitPublish(states, vertex, config, role, leaving, escalationMessage(states, catcher.visit, catcher.nodeId));
}

/** A failure under a name of its own, which only what it interrupts catches. */
function interrupt(
  states: ScopeStates,
  vertex: Vertex,
  config: EventConfig,
  role: 'throw' | 'end',
  leaving: Leaving,
  catcher: Catcher,
): void {
  const output = config.inputs ? objectExpression(config.inputs, COMMON_BINDINGS) : '{}';
  const name = states.entry(vertex);
  const fail = role === 'throw' ? states.name(vertex, 'interrupts') : name;
  // Behind the event nothing runs any more, but its states have to be reached from somewhere.
  if (role === 'throw') {
    const leave = leaving(name);
    states.add(name, sourceOf(vertex, role), {
      Type: 'Choice',
      Choices: [{ Condition: '{% true %}', Next: fail }],
      Default: 'Next' in leave ? leave.Next : fail,
    });
  }
  states.add(fail, sourceOf(vertex, role), {
    Type: 'Fail',
    Error: `${ESCALATED}.${catcher.nodeId}`,
    Cause: eventCause(`{"nodeId": ${JSON.stringify(catcher.nodeId)}, "output": ${output}}`),
  });
}

/** One of the processes above may end this run over it: then nothing goes on here until it does. */
function offer(
  states: ScopeStates,
  vertex: Vertex,
  config: EventConfig,
  role: 'throw' | 'end',
  leaving: Leaving,
): void {
  const choice = states.name(vertex, 'who catches it?');
  const ending = states.name(vertex, 'is being ended');
  const beside = { escalation: resultOf(false) };
  emitPublish(states, vertex, config, role, () => ({ Next: choice }), undefined, beside);
  const next = nextOf(states, vertex, choice, leaving);
  states.add(choice, sourceOf(vertex, 'guard'), {
    Type: 'Choice',
    Choices: [{ Condition: '{% $states.input.escalation.interrupts = true %}', Next: ending }],
    Default: next,
  });
  states.add(ending, sourceOf(vertex, 'guard'), { Type: 'Wait', Seconds: ONE_YEAR_SECONDS, Next: next });
}

/** A choice cannot end a machine: there, a state behind it does. */
function nextOf(states: ScopeStates, vertex: Vertex, choice: string, leaving: Leaving): string {
  const leave = leaving(choice);
  if ('Next' in leave) return leave.Next;
  const done = states.name(vertex, 'done');
  states.add(done, sourceOf(vertex, 'done'), { Type: 'Pass', ...states.output(leave), ...leave });
  return done;
}
