import { describe, expect, it } from 'vitest';
import type { NodeInstance } from '#contracts/executions/index.ts';
import { nodeStates } from './node-states.ts';
import { hasEnded, pollDelay, traceOf } from './poll.ts';

const visit = (more: Partial<NodeInstance>): NodeInstance => ({
  id: 'a#1',
  nodeId: 'a',
  title: 'A',
  type: 'machine',
  visit: 1,
  status: 'completed',
  startedAt: '2026-11-21T09:00:00.000Z',
  attempts: 1,
  ...more,
});

describe('states of the nodes of a run', () => {
  it.each([
    ['in_progress', 'machine', 'running'],
    ['in_progress', 'human_internal', 'waiting'],
    ['in_progress', 'approval', 'waiting'],
    ['in_progress', 'event', 'waiting'],
    ['in_progress', 'connector', 'waiting'],
    ['in_progress', 'decision', 'waiting'],
    ['paused', 'machine', 'held'],
    ['completed', 'machine', 'done'],
    ['failed', 'machine', 'failed'],
    ['cancelled', 'machine', 'cancelled'],
    ['pending', 'machine', 'waiting'],
  ] as const)('shows a visit that is %s at a %s as %s', (status, type, shown) => {
    expect(nodeStates([visit({ status, type })]).get('a')).toEqual({ status: shown, visits: 1 });
  });

  it('shows the latest visit, and counts all', () => {
    const visits = [visit({ visit: 1, status: 'failed' }), visit({ visit: 2, status: 'completed' })];
    expect(nodeStates(visits).get('a')).toEqual({ status: 'done', visits: 2 });
  });

  it('shows an instance that still runs beside others that have ended', () => {
    const visits = [visit({ status: 'in_progress' }), visit({ visit: 2, status: 'completed' })];
    expect(nodeStates(visits).get('a')?.status).toBe('running');
  });
});

describe('looking at a run again', () => {
  const running = { status: 'STARTED', runtimeStatus: 'in_progress' } as const;

  it('looks less often the longer nothing happens', () => {
    expect([0, 20_000, 100_000, 3_600_000].map((quiet) => pollDelay(running, quiet))).toEqual([
      1_000, 3_000, 10_000, 30_000,
    ]);
  });

  it.each(['completed', 'failed', 'cancelled'] as const)('stops when the run has %s', (runtimeStatus) => {
    expect(pollDelay({ status: 'COMPLETED', runtimeStatus }, 0)).toBe(false);
  });

  it('stops when the run could not be started', () => {
    expect(hasEnded({ status: 'FAILED_TO_START', runtimeStatus: 'pending' })).toBe(true);
  });

  it('notices a retry', () => {
    const at = (attempts: number) => traceOf({ runtimeStatus: 'in_progress', nodes: [visit({ attempts })] });
    expect(at(1)).not.toBe(at(2));
  });
});
