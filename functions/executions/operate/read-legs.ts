import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import type { ExecutionRecord } from '../execution.ts';
import { projectRun, type RunProjection } from '../history/project-run.ts';
import type { ResultStore } from '../result-store.ts';
import { closedAt } from './join-legs.ts';
import { type Leg, type LegStore, legResultOf } from './leg-store.ts';

export interface ReadingLegs {
  legs: Pick<LegStore, 'all'>;
  results: Pick<ResultStore, 'get'>;
  version: (processId: string, key: string) => Promise<{ runnable: RunnableVersion } | undefined>;
  history: (runArn: string) => Promise<RunEvent[]>;
}

const NOTHING: RunProjection = { nodes: [], events: [], takenFlows: [] };

/** What one leg did, read from Step Functions. */
export async function projectLeg(
  record: ExecutionRecord,
  leg: Leg,
  { version, history }: Pick<ReadingLegs, 'version' | 'history'>,
): Promise<RunProjection> {
  const known = await version(record.processId, leg.runs);
  return known ? projectRun(await history(leg.runArn), known.runnable) : NOTHING;
}

/** What the runs before the present one did; an execution that was never moved has none and costs nothing. */
export async function readLegs(record: ExecutionRecord, ports: ReadingLegs): Promise<RunProjection[]> {
  if (!record.moves) return [];
  const legs = await ports.legs.all(record.id);
  return Promise.all(
    legs.map(async (leg) => {
      const stored = leg.closedAt ? await ports.results.get(legResultOf(record.id, leg.number)) : undefined;
      if (!stored) return closedAt(await projectLeg(record, leg, ports), leg.decidedAt);
      const { nodes, events, takenFlows, startedAt } = stored;
      return { nodes, events, takenFlows, ...(startedAt === undefined ? {} : { startedAt }) };
    }),
  );
}
