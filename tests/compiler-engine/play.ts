import type { AslDefinition } from '../../state-machines/compiler/index.ts';
import type { Outcomes, Visit } from '../../state-machines/compiler/reference/play.ts';
import type { Call } from './calls.ts';
import { Coordinator } from './coordinator.ts';
import { Messages } from './messages.ts';
import type { Scenario } from './scenario.ts';

type Catches = NonNullable<Call['config']['escalations']>;

/** What a run is answered, and what is noted of it. */
export interface Play {
  readonly outcomes: Outcomes;
  readonly scenario: Scenario;
  readonly calls: Call[];
  readonly visits: Visit[];
  /** The first visits of these activities find the run paused. */
  readonly pausedAt: Set<string>;
  readonly messages: Messages;
  readonly coordinator: Coordinator;
  /** The run that called this one, and what it catches of its escalations. */
  readonly caller?: { readonly play: Play; readonly catches: Catches };
}

export const aPlay = (outcomes: Outcomes, scenario: Scenario): Play => ({
  outcomes,
  scenario,
  calls: [],
  visits: [],
  pausedAt: new Set(scenario.pausedAt),
  messages: new Messages(scenario.comes),
  coordinator: new Coordinator(),
});

interface Child {
  readonly catches: Catches;
  /** The machines that its own subprocesses run. */
  readonly children: readonly AslDefinition[];
}

/** Of a run that another one calls: it answers as that one does, and is noted with it. */
export const calledBy = (play: Play, { catches, children }: Child): Play => ({
  ...play,
  scenario: { ...play.scenario, ...(children.length > 0 && { child: children }) },
  pausedAt: new Set(),
  messages: new Messages(),
  coordinator: new Coordinator(),
  caller: { play, catches },
});
