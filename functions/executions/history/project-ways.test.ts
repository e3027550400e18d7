import { describe, expect, it } from 'vitest';
import { HistoryBuilder } from './history-builder.ts';
import { project, ROLES, type Roles, statuses } from './projected.ts';

describe('Projecting the way of a run', () => {
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
});
