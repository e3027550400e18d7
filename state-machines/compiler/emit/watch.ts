import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { type EventConfig, idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { afterWork } from './after-work.ts';
import { type AslState, ONE_YEAR_SECONDS } from './asl.ts';
import { awaitTask } from './await-task.ts';
import { arrivedOutput, awaitedBeside } from './awaited.ts';
import { addQuestion } from './conditions.ts';
import { runningCycle } from './cycle.ts';
import { dataAfter } from './data.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { secondsUntil } from './timer.ts';
import { emitRelease, released } from './watcher.ts';

/**
 * An event that does not interrupt its activity: beside it, a wait for the event or for the activity's end. When the
 * event comes its own way is taken, and leads back here where it can come again; otherwise its token ends.
 */
export function emitWatch(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  const name = states.entry(vertex);
  const came = states.name(vertex, config.event === 'timer' ? 'due' : 'came');
  const hold = states.name(vertex, 'hold');
  const host = config.attachedTo!;
  const over = { nodeId: host, ...released(states, host, idOf(vertex)) };
  if (config.event === 'timer') {
    const cycle = config.timer?.cycle ? runningCycle(states, idOf(vertex), config) : undefined;
    const fired = cycle && { Assign: cycle.fired };
    const due = { ErrorEquals: ['States.Timeout'], Output: '{% $states.input %}', ...fired, Next: came };
    const leave = states.follow(name, exitOf(vertex));
    const seconds = cycle?.seconds ?? secondsUntil(config, 1);
    states.add(name, sourceOf(vertex, 'guard'), {
      ...awaitTask(states, vertex, [over], seconds, [catchPause(hold), due]),
      ...states.output(leave),
      ...leave,
    });
  } else emitWait(states, vertex, config, { name, came, hold, over });
  if (config.event === 'conditional')
    addQuestion(states, vertex, {
      name: states.asked(vertex),
      ways: [{ nodeId: idOf(vertex), next: came }],
      otherwise: name,
    });
  const onward = afterWork(states, vertex, came, (from) =>
    states.follow(from, vertex.out.find((edge) => edge.kind !== 'exit')!),
  );
  const output = config.event === 'timer' ? '{}' : arrivedOutput(states, idOf(vertex), config);
  const data = dataAfter(vertex.node!, output, { ...COMMON_BINDINGS, output });
  states.add(came, sourceOf(vertex, 'boundary'), { Type: 'Pass', ...states.output(onward, data), ...onward });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}

const exitOf = (vertex: Vertex) => vertex.out.find((edge) => edge.kind === 'exit')!;

interface Names {
  readonly name: string;
  readonly came: string;
  readonly hold: string;
  readonly over: AslState;
}

function emitWait(states: ScopeStates, vertex: Vertex, config: EventConfig, { name, came, hold, over }: Names): void {
  const choice = states.name(vertex, 'what came?');
  const event = awaitedBeside(states, config.attachedTo!, idOf(vertex), config);
  states.add(name, sourceOf(vertex, 'guard'), {
    ...awaitTask(states, vertex, [event, over], ONE_YEAR_SECONDS, [catchPause(hold)]),
    ...states.output({ Next: choice }, undefined, { event: '$states.result' }),
    Next: choice,
  });
  states.add(choice, sourceOf(vertex, 'guard'), {
    Type: 'Choice',
    Choices: [{ Condition: `{% $states.input.event.nodeId = ${JSON.stringify(idOf(vertex))} %}`, Next: came }],
    Default: states.followToState(choice, vertex, exitOf(vertex)),
  });
}

/** Tells what watches an activity that it has ended, well or by an interrupting event. */
export function emitReleases(states: ScopeStates, vertex: Vertex, graph: ProcessGraph): void {
  const work = vertex.node!.work;
  const host = work.kind === 'event' ? work.config.attachedTo! : idOf(vertex);
  const watching = [...graph.nodes.values()].filter(
    (node) =>
      node.work.kind === 'event' &&
      node.work.config.position === 'boundary' &&
      node.work.config.attachedTo === host &&
      !node.work.config.interrupting,
  );
  const names = watching.map((_node, at) => (at === 0 ? states.entry(vertex) : states.name(vertex, 'release')));
  for (const [at, node] of watching.entries()) {
    const next = names[at + 1];
    emitRelease(states, vertex, names[at]!, released(states, host, node.def.node_id), (name) =>
      next === undefined ? states.follow(name, vertex.out[0]!) : { Next: next },
    );
  }
}
