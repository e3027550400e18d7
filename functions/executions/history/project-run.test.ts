import { describe, expect, it } from 'vitest';
import type { SourceMap } from '#contracts/processes/index.ts';
import { at, HistoryBuilder } from './history-builder.ts';
import { projectRun } from './project-run.ts';

type Roles = Record<string, [nodeId: string, role: string]>;

const shapeOf = (roles: Roles, transitions: SourceMap['transitions'] = {}) => ({
  nodes: Object.values(roles).map(([node_id]) => ({ node_id, title: `The ${node_id}`, type: 'machine' as const })),
  sourceMap: {
    states: Object.fromEntries(Object.entries(roles).map(([name, [nodeId, role]]) => [name, { nodeId, role }])),
    transitions,
  },
});

const ROLES: Roles = {
  A: ['a', 'work'],
  'A hold': ['a', 'hold'],
  B: ['b', 'work'],
  C: ['c', 'work'],
  Decide: ['d', 'choice'],
  Done: ['end', 'end'],
};

const project = (history: HistoryBuilder, roles: Roles = ROLES, transitions: SourceMap['transitions'] = {}) =>
  projectRun(history.events, shapeOf(roles, transitions));
const statuses = (projection: ReturnType<typeof project>) =>
  projection.nodes.map((node) => `${node.id} ${node.status}`);
const told = (projection: ReturnType<typeof project>) => projection.events.map((one) => `${one.type} ${one.nodeId}`);

describe('Projecting a run', () => {
  it('gives every visit its times, input and output, and nothing of the task token', () => {
    const run = new HistoryBuilder().started();
    run.work('A', { input: { amount: 1 }, output: { total: 2 } });
    run.pass('Succeed', 'Done');
    const projection = project(run.ended({ total: 2 }));
    expect(projection.nodes[0]).toEqual({
      id: 'a:1',
      nodeId: 'a',
      title: 'The a',
      type: 'machine',
      visit: 1,
      status: 'completed',
      startedAt: at(1),
      endedAt: at(5),
      durationMs: 4_000,
      attempts: 1,
      input: { amount: 1 },
      output: { total: 2 },
    });
    expect(projection.end).toEqual({ runtimeStatus: 'completed', time: at(8), output: { total: 2 } });
    expect(JSON.stringify(projection)).not.toContain('secret');
  });

  it('shows where a run stands', () => {
    const run = new HistoryBuilder().started();
    run.waiting('A');
    const projection = project(run);
    expect(statuses(projection)).toEqual(['a:1 in_progress']);
    expect(told(projection)).toEqual(['node.entered a', 'node.started a', 'node.waiting a']);
    expect(projection.end).toBeUndefined();
  });

  it('takes the answer to a token for the output', () => {
    const run = new HistoryBuilder().started();
    run.waiting('A');
    run.succeeded({ output: { approved: true } });
    run.exit('Task', 'A');
    expect(project(run).nodes[0]).toMatchObject({ status: 'completed', output: { approved: true } });
  });

  it('counts visits in a loop', () => {
    const run = new HistoryBuilder().started();
    run.work('A');
    run.pass('Choice', 'Decide');
    run.work('A');
    run.pass('Choice', 'Decide');
    run.pass('Succeed', 'Done');
    const projection = project(run.ended());
    expect(projection.nodes.map((node) => node.id)).toEqual(['a:1', 'd:1', 'a:2', 'd:2', 'end:1']);
  });

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

  describe('that was paused', () => {
    const held = () => {
      const run = new HistoryBuilder().started();
      run.enter('Task', 'A');
      run.scheduled('invoke', { Payload: { input: {} } });
      run.failed('FlowMaster.Paused');
      run.exit('Task', 'A');
      run.waiting('A hold');
      return run;
    };

    it('holds at its node', () => {
      const projection = project(held());
      expect(statuses(projection)).toEqual(['a:1 paused']);
      expect(told(projection)).toEqual(['node.entered a', 'node.started a', 'node.held a']);
    });

    it('goes on with the same visit', () => {
      const run = held();
      run.succeeded({ output: {} });
      run.exit('Task', 'A hold');
      run.work('A', { output: { done: 1 } });
      const projection = project(run);
      expect(statuses(projection)).toEqual(['a:1 completed']);
      expect(projection.nodes[0]).toMatchObject({ attempts: 1, output: { done: 1 } });
    });
  });

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

  it('shows gateways and merges that have no state', () => {
    const run = new HistoryBuilder().started();
    run.work('A');
    run.work('B');
    run.ended();
    const between = (...nodes: string[]) => ({ flows: [], nodes });
    const transitions = { '': { A: between('start') }, A: { B: between('merge') }, B: { '': between('last') } };
    expect(statuses(project(run, ROLES, transitions))).toEqual([
      'start:1 completed',
      'a:1 completed',
      'merge:1 completed',
      'b:1 completed',
      'last:1 completed',
    ]);
  });

  it('tells which way a choice at the end of a branch took', () => {
    const toEnd = { flows: ['skip'], nodes: ['merge'] };
    const roles: Roles = { Which: ['which', 'choice'], 'Which — done': ['which', 'done'], A: ['a', 'work'] };
    const transitions = {
      Which: { A: { flows: ['go'], nodes: [] }, '': toEnd },
      A: { '': { flows: ['on'], nodes: ['merge'] } },
    };
    const first = new HistoryBuilder().started();
    first.pass('Choice', 'Which');
    first.waiting('A');
    const waiting = project(first, roles, transitions);
    expect(statuses(waiting)).toEqual(['which:1 completed', 'a:1 in_progress']);
    expect(waiting.takenFlows).toEqual(['go']);
    const second = new HistoryBuilder().started();
    second.pass('Choice', 'Which');
    second.pass('Pass', 'Which — done');
    const skipped = project(second.ended(), roles, transitions);
    expect(statuses(skipped)).toEqual(['which:1 completed', 'merge:1 completed']);
    expect(skipped.takenFlows).toEqual(['skip']);
  });

  it('shows a timer as waiting', () => {
    const run = new HistoryBuilder().started();
    run.enter('Wait', 'Timer');
    const projection = project(run, { Timer: ['timer', 'wait'] });
    expect(told(projection)).toEqual(['node.entered timer', 'node.waiting timer']);
  });

  it('cancels what stands open when the run is stopped', () => {
    const run = new HistoryBuilder().started();
    run.waiting('A');
    run.add('ExecutionAborted', { executionAbortedEventDetails: { error: 'FlowMaster.Cancelled' } });
    const projection = project(run);
    expect(statuses(projection)).toEqual(['a:1 cancelled']);
    expect(projection.end).toEqual({ runtimeStatus: 'cancelled', time: at(5) });
  });

  it('keeps an event gateway and the choice behind it one visit', () => {
    const run = new HistoryBuilder().started();
    run.waiting('Await');
    run.succeeded({ nodeId: 'paid', output: {} });
    run.exit('Task', 'Await');
    run.pass('Choice', 'Which');
    run.pass('Pass', 'Paid');
    const roles: Roles = { Await: ['gate', 'await'], Which: ['gate', 'choice'], Paid: ['paid', 'await'] };
    expect(statuses(project(run, roles))).toEqual(['gate:1 completed', 'paid:1 completed']);
  });

  it('reports a run whose states it does not know by its end alone', () => {
    const run = new HistoryBuilder().started();
    run.work('Elsewhere');
    const projection = project(run.ended({ ok: 1 }), {});
    expect(projection.nodes).toEqual([]);
    expect(projection.end?.output).toEqual({ ok: 1 });
  });
});
