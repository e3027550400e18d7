import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { literal } from '../expressions/delimiters.ts';
import { secondsOf } from '../expressions/duration.ts';
import { type EventConfig, idOf, titleOf, type Vertex } from '../normalize/model.ts';
import { awaitTask } from './await-task.ts';
import { dataAfter } from './data.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask } from './lambda-task.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';

/** The message by which an activity that has ended releases the timer that watches it. */
const released = (activity: string) => ({
  event: 'message',
  name: 'flowmaster.released',
  correlationKey: `{% $states.context.Execution.Name & ${JSON.stringify(`/${activity}`)} %}`,
});

/**
 * A timer that does not interrupt its activity: beside it, a wait for the activity's end that runs into its timeout when
 * the timer is due. Then the timer's own way is taken; otherwise its token ends.
 */
export function emitWatch(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  const name = states.entry(vertex);
  const fired = states.name(vertex, 'due');
  const hold = states.name(vertex, 'hold');
  const exit = vertex.out.find((edge) => edge.kind === 'exit')!;
  const leave = states.follow(name, exit);
  const awaits = [{ nodeId: idOf(vertex), ...released(config.attachedTo!) }];
  const seconds = secondsOf(config.timer?.duration ?? '', COMMON_BINDINGS, 1);
  const due = { ErrorEquals: ['States.Timeout'], Output: '{% $states.input %}', Next: fired };
  states.add(name, sourceOf(vertex, 'guard'), {
    ...awaitTask(states, vertex, awaits, seconds, [catchPause(hold), due]),
    ...states.output(leave),
    ...leave,
  });
  const onward = states.follow(fired, vertex.out.find((edge) => edge.kind !== 'exit')!);
  const data = dataAfter(vertex.node!, '{}', { ...COMMON_BINDINGS, output: '{}' });
  states.add(fired, sourceOf(vertex, 'boundary'), { Type: 'Pass', ...states.output(onward, data), ...onward });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}

/** Tells the timer that watches an activity that it has ended, well or by an interrupting event. */
export function emitRelease(states: ScopeStates, vertex: Vertex): void {
  const work = vertex.node!.work;
  const activity = work.kind === 'event' ? work.config.attachedTo! : idOf(vertex);
  const name = states.entry(vertex);
  const hold = states.name(vertex, 'hold');
  const leave = states.follow(name, vertex.out[0]!);
  const task = lambdaTask(states.emission, {
    vertex,
    context: 'executions',
    waitsForToken: false,
    payload: {
      ...basePayload(states.emission, 'message.publish', idOf(vertex), false),
      config: { title: literal(titleOf(vertex)), ...released(activity) },
      input: {},
    },
    timeoutSeconds: 60,
    retry: retriesOf(),
    catches: [catchPause(hold)],
  });
  states.add(name, sourceOf(vertex, 'guard'), { ...task, ...states.output(leave), ...leave });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}
