import { literal } from '../expressions/delimiters.ts';
import type { EventConfig, Vertex } from '../normalize/model.ts';
import { titleOf } from '../normalize/model.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { emitPublish } from './event.ts';
import { TERMINATED, terminateState } from './termination.ts';

/** The end of a run, or of one of its branches. */
export function emitEnd(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  const name = states.entry(vertex);
  if (states.states[name]) return;
  switch (config.event) {
    case 'error':
      states.add(name, sourceOf(vertex, 'end'), {
        Type: 'Fail',
        Error: literal(config.name ?? 'FlowMaster.ProcessError'),
        Cause: literal(`The process ended with an error at “${titleOf(vertex)}”.`),
      });
      return;
    case TERMINATED.event:
      states.add(name, sourceOf(vertex, 'end'), states.writes ? terminateState(vertex) : { Type: 'Succeed' });
      return;
    case 'message':
    case 'signal':
    case 'escalation':
      emitPublish(states, vertex, config, 'end', () => ({ End: true }));
      return;
    default:
      states.add(name, sourceOf(vertex, 'end'), {
        Type: 'Succeed',
        ...(states.writes && states.output({ End: true })),
      });
  }
}
