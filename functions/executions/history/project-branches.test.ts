import { describe, expect, it } from 'vitest';
import { HistoryBuilder } from './history-builder.ts';
import { project, ROLES, type Roles, statuses, told } from './projected.ts';

describe('Projecting a run of several parts', () => {
  describe('with branches', () => {
    const ROLES_OF_BRANCHES: Roles = { ...ROLES, Both: ['split', 'split'] };
    const branched = () => {
      const run = new HistoryBuilder().started();
      run.enter('Parallel', 'Both');
      const fork = run.add('ParallelStateStarted');
      const a = run.enter('Task', 'A', fork);
      const b = run.enter('Task', 'B', fork);
      return { run, a, b };
    };

    it('follows each branch, whatever the order of their events', () => {
      const { run, a, b } = branched();
      const scheduledB = run.scheduled('invoke', { Payload: { input: { of: 'b' } } }, b);
      const scheduledA = run.scheduled('invoke', { Payload: { input: { of: 'a' } } }, a);
      const doneB = run.succeeded({ Payload: { output: { from: 'b' } } }, scheduledB);
      const doneA = run.succeeded({ Payload: { output: { from: 'a' } } }, scheduledA);
      run.exit('Task', 'B', {}, doneB);
      run.exit('Task', 'A', {}, doneA);
      run.add('ParallelStateSucceeded');
      run.exit('Parallel', 'Both');
      run.work('C');
      const projection = project(run, ROLES_OF_BRANCHES);
      expect(statuses(projection)).toEqual(['split:1 completed', 'a:1 completed', 'b:1 completed', 'c:1 completed']);
      expect(projection.nodes[1]).toMatchObject({ input: { of: 'a' }, output: { from: 'a' } });
      expect(projection.nodes[2]).toMatchObject({ input: { of: 'b' }, output: { from: 'b' } });
    });

    it('cancels the branches beside one that failed', () => {
      const { run, a, b } = branched();
      const scheduled = run.scheduled('invoke', { Payload: {} }, a);
      run.scheduled('invoke.waitForTaskToken', { Payload: {} }, b);
      run.failed('FlowMaster.ScriptError', 'boom', scheduled);
      run.add('ParallelStateFailed');
      run.add('ExecutionFailed', { executionFailedEventDetails: { error: 'FlowMaster.ScriptError', cause: 'boom' } });
      const projection = project(run, ROLES_OF_BRANCHES);
      expect(statuses(projection)).toEqual(['split:1 cancelled', 'a:1 failed', 'b:1 cancelled']);
      expect(projection.end?.error?.nodeId).toBe('a');
    });

    it('cancels what still runs when the split is left by a catch', () => {
      const { run, a } = branched();
      run.failed('FlowMaster.Terminated', 'x', a);
      run.add('ParallelStateFailed');
      run.exit('Parallel', 'Both');
      run.pass('Succeed', 'Done');
      const projection = project(run.ended(), ROLES_OF_BRANCHES);
      expect(projection.nodes.find((node) => node.nodeId === 'b')?.status).toBe('cancelled');
    });
  });

  it('gives each element of a multi-instance activity an instance of its own', () => {
    const run = new HistoryBuilder().started();
    run.enter('Map', 'Each');
    const fork = run.add('MapStateStarted', { mapStateStartedEventDetails: { length: 2 } });
    const first = run.add('MapIterationStarted', { mapIterationStartedEventDetails: { name: 'Each', index: 0 } }, fork);
    const second = run.add(
      'MapIterationStarted',
      { mapIterationStartedEventDetails: { name: 'Each', index: 1 } },
      fork,
    );
    const done = run.work('One', { output: { n: 2 }, after: second });
    run.add('MapIterationSucceeded', { mapIterationSucceededEventDetails: { name: 'Each', index: 1 } }, done);
    const doneFirst = run.work('One', { output: { n: 1 }, after: first });
    run.add('MapIterationSucceeded', { mapIterationSucceededEventDetails: { name: 'Each', index: 0 } }, doneFirst);
    run.add('MapStateSucceeded');
    run.exit('Map', 'Each');
    run.work('B');
    const projection = project(run, { ...ROLES, Each: ['many', 'instances'], One: ['many', 'work'] });
    expect(statuses(projection)).toEqual([
      'many:1 completed',
      'many:1:1 completed',
      'many:1:0 completed',
      'b:1 completed',
    ]);
    expect(projection.nodes[1]).toMatchObject({ index: 1, output: { n: 2 } });
  });

  it('names the execution that a subprocess runs as, and takes its data for the output', () => {
    const run = new HistoryBuilder().started();
    run.enter('Task', 'Prepare');
    run.scheduled('invoke', { Payload: { input: { customer: 'c1' } } });
    run.succeeded({ Payload: { output: { executionId: 'child' } } });
    run.exit('Task', 'Prepare');
    run.enter('Task', 'Run');
    run.scheduled('startExecution.sync:2', {
      StateMachineArn: 'm',
      Name: 'child-1',
      Input: { data: { customer: 'c1' } },
    });
    run.submitted('startExecution.sync:2');
    run.succeeded({ Output: { data: { score: 7 } } });
    run.exit('Task', 'Run');
    const projection = project(run, { Prepare: ['sub', 'enter'], Run: ['sub', 'work'] });
    expect(statuses(projection)).toEqual(['sub:1 completed']);
    expect(projection.nodes[0]).toMatchObject({
      childExecutionId: 'child-1',
      input: { customer: 'c1' },
      output: { score: 7 },
    });
    expect(told(projection)).toEqual([
      'node.entered sub',
      'node.started sub',
      'node.waiting sub',
      'node.completed sub',
    ]);
  });
});
