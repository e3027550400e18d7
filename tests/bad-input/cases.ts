import type { BadDefinition, BadDocument } from './bad-input.ts';
import { adHocs } from './definitions/ad-hoc.ts';
import { conditions } from './definitions/conditions.ts';
import { configuration } from './definitions/configuration.ts';
import { decisions } from './definitions/decisions.ts';
import { elements } from './definitions/elements.ts';
import { events } from './definitions/events.ts';
import { expressions } from './definitions/expressions.ts';
import { feel } from './definitions/feel.ts';
import { sizes } from './definitions/sizes.ts';
import { soundness } from './definitions/soundness.ts';
import { subprocesses } from './definitions/subprocesses.ts';
import { timers } from './definitions/timers.ts';
import { activities } from './documents/activities.ts';
import { eventsAndGateways } from './documents/events-and-gateways.ts';
import { unreadable } from './documents/unreadable.ts';
import { whole } from './documents/whole.ts';

export const badDefinitions: readonly BadDefinition[] = [
  ...elements,
  ...configuration,
  ...expressions,
  ...feel,
  ...decisions,
  ...soundness,
  ...events,
  ...conditions,
  ...timers,
  ...subprocesses,
  ...adHocs,
  ...sizes,
];

export const badDocuments: readonly BadDocument[] = [...unreadable, ...whole, ...activities, ...eventsAndGateways];
