import type { JsonObject } from '#contracts/core/json.ts';
import { idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { graphWrites } from '../resolve/writes.ts';
import { type AslMachine, type AslState, ONE_YEAR_SECONDS } from './asl.ts';
import { awaitTask } from './await-task.ts';
import { awaitedBeside } from './awaited.ts';
import { addQuestion } from './conditions.ts';
import { addCycleBeginning, runningCycle } from './cycle.ts';
import { type Leave, ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { catchField, innerStates, scopeMachine } from './scope-machine.ts';
import { terminatedCatch } from './termination.ts';
import { secondsUntil } from './timer.ts';
import { released, type Watched } from './watcher.ts';
import { withdrawalsOf } from './withdraw.ts';

/** An event that starts something beside what it watches, each time that it comes. */
export interface Beside extends Watched {
  readonly title: string;
  readonly graph: ProcessGraph;
  /** The node that the run of the graph is a visit of, where there is one. */
  readonly runs?: string;
  /** A failure must not be taken for one of what is watched. */
  readonly apart?: boolean;
}

/** A failure of what runs beside an activity, with its error and cause as the cause. */
export const FAILED_BESIDE = 'FlowMaster.FailedBeside';

/** A branch that waits for an event that does not interrupt; whenever it comes, its graph runs. A timer is due once, but for a cycle. */
export function besideWatcher(around: ScopeStates, vertex: Vertex, visit: string, beside: Beside): AslMachine {
  const { config, graph } = beside;
  const states = new ScopeStates(around.emission, around.scope, graphWrites(graph), around.around);
  const name = states.name(vertex, `watch for ${beside.title}`);
  const choice = states.name(vertex, 'what came?');
  const done = states.name(vertex, 'no more events');
  const run = states.name(vertex, beside.title);
  const hold = states.name(vertex, 'hold');
  const timed = config.event === 'timer';
  const cycle = timed && config.timer?.cycle ? runningCycle(states, beside.nodeId, config) : undefined;
  const due: AslState[] = timed
    ? [
        {
          ErrorEquals: ['States.Timeout'],
          ...states.output({ Next: run }),
          ...(cycle && { Assign: cycle.fired }),
          Next: run,
        },
      ]
    : [];
  const event = awaitedBeside(states, visit, beside.nodeId, config);
  const awaits = [...(timed ? [] : [event]), { nodeId: idOf(vertex), ...released(states, visit, beside.nodeId) }];
  const seconds = cycle?.seconds ?? (timed ? secondsUntil(config, 1) : ONE_YEAR_SECONDS);
  states.add(name, sourceOf(vertex, 'guard'), {
    ...awaitTask(states, vertex, awaits, seconds, [catchPause(hold), ...due]),
    ...states.output({ Next: choice }, undefined, { event: '$states.result' }),
    Next: choice,
  });
  states.add(choice, sourceOf(vertex, 'guard'), {
    Type: 'Choice',
    Choices: [{ Condition: `{% $states.input.event.nodeId = ${JSON.stringify(beside.nodeId)} %}`, Next: run }],
    Default: done,
  });
  const again: Leave = { Next: timed && !cycle ? done : name };
  const source =
    beside.runs === undefined ? sourceOf(vertex, 'guard') : ({ nodeId: beside.runs, role: 'work' } as const);
  const failing = beside.apart ? [failedBeside(states, vertex)] : [];
  states.add(run, source, graphRun(states, graph, again, failing));
  states.add(done, sourceOf(vertex, 'guard'), { Type: 'Pass', ...states.output({ End: true }), End: true });
  states.add(hold, sourceOf(vertex, 'guard'), holdState(states, vertex, name));
  if (!cycle) return { StartAt: askedFirst(states, vertex, beside, { run, name }), States: states.states };
  const begins = states.name(vertex, `${beside.title} begins`);
  addCycleBeginning(states, vertex, begins, cycle.begin, { Next: name });
  return { StartAt: begins, States: states.states };
}

/** A condition that holds already where its watch begins counts as come true. */
function askedFirst(
  states: ScopeStates,
  vertex: Vertex,
  { config, nodeId, title }: Beside,
  { run, name }: { run: string; name: string },
): string {
  if (config.event !== 'conditional') return name;
  const asked = states.name(vertex, `${title} holds already?`);
  addQuestion(states, vertex, { name: asked, ways: [{ nodeId, next: run }], otherwise: name });
  return asked;
}

function failedBeside(states: ScopeStates, vertex: Vertex): AslState {
  const name = states.name(vertex, 'failed beside');
  states.add(name, sourceOf(vertex, 'guard'), {
    Type: 'Fail',
    Error: FAILED_BESIDE,
    Cause: '{% $string($states.input.error) %}',
  });
  const error = '{"error": $states.errorOutput.Error, "cause": $substring($states.errorOutput.Cause, 0, 30000)}';
  return { ErrorEquals: ['States.ALL'], ...states.output({ Next: name }, undefined, { error }), Next: name };
}

/** A run of a graph that an event has started. */
export function graphRun(states: ScopeStates, graph: ProcessGraph, leave: Leave, catches: AslState[] = []): AslState {
  const inner = innerStates(states, graph);
  const ended = terminatedCatch(states, graph.start, graph, leave, withdrawalsOf(graph.start, graph));
  return {
    Type: 'Parallel',
    Branches: [scopeMachine(inner) as unknown as JsonObject],
    ...states.output(leave, '$merge([$states.input.data, $states.result[0]])'),
    ...catchField([...ended, ...catches]),
    ...leave,
  };
}
