import { describe, expect, it } from 'vitest';
import { checkProcess } from '../index.ts';
import { aProcess, end, event, human, start, way } from '../testing/builders.ts';
import { diagnosticOf } from '../testing/codes.ts';

const timers = (...configs: object[]) =>
  aProcess(
    [
      start(),
      human('a'),
      ...configs.flatMap((config, at) => [
        event(`t${at}`, { position: 'boundary', attachedTo: 'a', event: 'timer', ...config }),
        end(`e${at}`),
      ]),
      end(),
    ],
    [...way('start', 'a', 'end'), ...configs.flatMap((_config, at) => way(`t${at}`, `e${at}`))],
  );
const beside = (cycle: string) => timers({ timer: { cycle }, interrupting: false });
const codes = (process: ReturnType<typeof timers>) => checkProcess(process).map(({ code }) => code);

describe('a cycle that is reckoned from data', () => {
  const cycle = '{% "R" & count & "/PT1H" %}';

  it('says that its history has a bound too', () => {
    expect(diagnosticOf(beside(cycle), 'event.cycle-known-later')).toMatchObject({ nodeId: 't0', severity: 'info' });
  });

  it('fires once where it interrupts', () => {
    expect(codes(timers({ timer: { cycle } }))).toContain('event.cycle-once');
  });

  it('cannot start a process, before which there are no data', () => {
    const config = { event: 'timer' as const, timer: { cycle } };
    const process = aProcess([start('start', { config }), end()], way('start', 'end'));
    expect(diagnosticOf(process, 'event.start-time-computed')).toMatchObject({
      nodeId: 'start',
      field: '/config/timer/cycle',
      severity: 'error',
    });
  });

  it('is checked as any expression', () => {
    expect(diagnosticOf(beside('{% "R" & %}'), 'expression.syntax')).toMatchObject({
      nodeId: 't0',
      field: '/config/timer/cycle',
    });
  });
});

describe('a cycle', () => {
  it.each(['R/PT1S', 'R/PT1H', 'R5000/PT1M'])('that may fill the history of its run is warned of: %s', (cycle) => {
    expect(diagnosticOf(beside(cycle), 'event.cycle-fills-history')).toMatchObject({
      nodeId: 't0',
      severity: 'warning',
    });
  });

  it('says when the history would be full', () => {
    expect(diagnosticOf(beside('R/PT1H'), 'event.cycle-fills-history')?.message).toContain(
      'after 2400 firings, 100 days,',
    );
  });

  it.each(['R6/P1D', 'R2000/PT1S', 'R/PT12H', 'R/P1M', 'R3/2026-01-01T00:00:00+01:00/P1M'])(
    'that cannot says nothing: %s',
    (cycle) => {
      expect(codes(beside(cycle))).toEqual([]);
    },
  );

  it('of an event that interrupts fires once', () => {
    expect(diagnosticOf(timers({ timer: { cycle: 'R3/PT1H' } }), 'event.cycle-once')).toMatchObject({
      severity: 'info',
    });
  });
});

describe('several timers that interrupt one activity', () => {
  it('are refused where nobody can say which is first', () => {
    const process = timers({ timer: { duration: 'P7D' } }, { timer: { date: '2030-01-01T00:00:00Z' } });
    expect(diagnosticOf(process, 'event.timers-not-comparable')).toMatchObject({ nodeId: 't1' });
    expect(codes(timers({ timer: { duration: '{% x %}' } }, { timer: { duration: 'P1D' } }))).toEqual([
      'event.timers-not-comparable',
    ]);
  });

  it('have one that never fires where that is known', () => {
    const process = timers({ timer: { duration: 'P7D' } }, { timer: { cycle: 'R/P1D' } });
    expect(diagnosticOf(process, 'event.timer-never-fires')).toMatchObject({ nodeId: 't0' });
  });
});
