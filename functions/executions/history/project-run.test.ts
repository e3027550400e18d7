import { describe, expect, it } from 'vitest';
import { at, HistoryBuilder } from './history-builder.ts';
import { project, statuses, told } from './projected.ts';

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

  it('shows a timer as waiting', () => {
    const run = new HistoryBuilder().started();
    run.enter('Wait', 'Timer');
    const projection = project(run, { Timer: ['timer', 'wait'] });
    expect(told(projection)).toEqual(['node.entered timer', 'node.waiting timer']);
  });

  it('reports a run whose states it does not know by its end alone', () => {
    const run = new HistoryBuilder().started();
    run.work('Elsewhere');
    const projection = project(run.ended({ ok: 1 }), {});
    expect(projection.nodes).toEqual([]);
    expect(projection.end?.output).toEqual({ ok: 1 });
  });
});
