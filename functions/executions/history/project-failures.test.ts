import { describe, expect, it } from 'vitest';
import { at, HistoryBuilder } from './history-builder.ts';
import { project, ROLES, statuses, told } from './projected.ts';

describe('Projecting a run in which something fails', () => {
  it('counts a retry as an attempt of the same visit', () => {
    const run = new HistoryBuilder().started();
    run.enter('Task', 'A');
    run.scheduled('invoke', { Payload: {} });
    run.failed('FlowMaster.WebhookError');
    run.scheduled('invoke', { Payload: {} });
    run.succeeded({ Payload: { output: { ok: true } } });
    run.exit('Task', 'A');
    const projection = project(run);
    expect(projection.nodes[0]).toMatchObject({ status: 'completed', attempts: 2, output: { ok: true } });
    expect(projection.nodes[0]?.error).toBeUndefined();
    expect(told(projection)).toContain('node.retried a');
  });

  it('names the node that failed the run, and its error', () => {
    const run = new HistoryBuilder().started();
    run.enter('Task', 'A');
    run.scheduled('invoke', { Payload: {} });
    run.failed('FlowMaster.ScriptError', 'x is not defined');
    run.add('ExecutionFailed', {
      executionFailedEventDetails: { error: 'FlowMaster.ScriptError', cause: 'x is not defined' },
    });
    const projection = project(run);
    expect(projection.nodes[0]).toMatchObject({
      status: 'failed',
      error: { name: 'FlowMaster.ScriptError', cause: 'x is not defined' },
    });
    expect(projection.end).toMatchObject({
      runtimeStatus: 'failed',
      error: { name: 'FlowMaster.ScriptError', cause: 'x is not defined', nodeId: 'a' },
    });
  });

  it('shows an error that a boundary event caught as the failure of the node only', () => {
    const run = new HistoryBuilder().started();
    run.enter('Task', 'A');
    run.scheduled('invoke', { Payload: {} });
    run.failed('FlowMaster.WebhookError');
    run.exit('Task', 'A');
    run.pass('Pass', 'Caught');
    run.pass('Succeed', 'Done');
    const projection = project(run.ended(), { ...ROLES, Caught: ['caught', 'boundary'] });
    expect(statuses(projection)).toEqual(['a:1 failed', 'caught:1 completed', 'end:1 completed']);
    expect(projection.end?.runtimeStatus).toBe('completed');
  });

  it('shows a timeout by its name', () => {
    const run = new HistoryBuilder().started();
    run.waiting('A');
    run.add('TaskTimedOut', {
      taskTimedOutEventDetails: { resourceType: 'lambda', resource: 'invoke', error: 'States.Timeout' },
    });
    run.exit('Task', 'A');
    run.pass('Pass', 'Late');
    const projection = project(run, { ...ROLES, Late: ['late', 'boundary'] });
    expect(projection.nodes[0]).toMatchObject({ status: 'failed', error: { name: 'States.Timeout' } });
  });

  it('cancels what stands open when the run is stopped', () => {
    const run = new HistoryBuilder().started();
    run.waiting('A');
    run.add('ExecutionAborted', { executionAbortedEventDetails: { error: 'FlowMaster.Cancelled' } });
    const projection = project(run);
    expect(statuses(projection)).toEqual(['a:1 cancelled']);
    expect(projection.end).toEqual({ runtimeStatus: 'cancelled', time: at(5) });
  });
});
