import { bindExpression, COMMON_BINDINGS } from '../expressions/bind.ts';
import { delimited, literal } from '../expressions/delimiters.ts';
import type { EventConfig, Vertex } from '../normalize/model.ts';
import { titleOf } from '../normalize/model.ts';
import type { AslState } from './asl.ts';
import { emitCompensation } from './compensation.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';
import { emitEscalation } from './escalate.ts';
import { CANCELLED } from './interruption.ts';
import { emitPublish } from './publish.ts';
import { TERMINATED, terminateState } from './termination.ts';

/** The end of a run, or of one of its branches. */
export function emitEnd(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  const name = states.entry(vertex);
  if (states.states[name]) return;
  // Behind an event that may come again, the end leads back to it. In a net, the token is reported.
  const onward = vertex.out.find((edge) => edge.kind === 'inner') ?? (states.scope.net && vertex.out[0]);
  const leaving = (from: string): Leave => (onward ? states.follow(from, onward) : { End: true });
  switch (config.event) {
    case 'error':
      states.add(name, sourceOf(vertex, 'end'), {
        Type: 'Fail',
        Error: literal(config.name ?? 'FlowMaster.ProcessError'),
        Cause: vertex.node?.cause
          ? delimited(bindExpression(vertex.node.cause, COMMON_BINDINGS))
          : literal(`The process ended with an error at “${titleOf(vertex)}”.`),
      });
      return;
    case TERMINATED.event:
      states.add(name, sourceOf(vertex, 'end'), states.writes ? terminateState(vertex) : { Type: 'Succeed' });
      return;
    case 'compensation':
      emitCompensation(states, vertex, config.compensates, (last) =>
        states.add(last, sourceOf(vertex, 'end'), ended(states, leaving(last))),
      );
      return;
    case 'cancel':
      emitCompensation(states, vertex, undefined, (last) =>
        states.add(last, sourceOf(vertex, 'end'), {
          Type: 'Fail',
          Error: CANCELLED,
          Cause: literal(`The transaction was cancelled at “${titleOf(vertex)}”.`),
        }),
      );
      return;
    case 'escalation':
      emitEscalation(states, vertex, config, 'end', leaving);
      return;
    case 'message':
    case 'signal':
      emitPublish(states, vertex, config, 'end', leaving);
      return;
    default:
      states.add(name, sourceOf(vertex, 'end'), ended(states, leaving(name)));
  }
}

const ended = (states: ScopeStates, leave: Leave): AslState =>
  'Next' in leave
    ? { Type: 'Pass', ...states.output(leave), ...leave }
    : { Type: 'Succeed', ...(states.writes && states.output(leave)) };
