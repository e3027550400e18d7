import { describe, expect, it } from 'vitest';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { diagnosticOf, errorCodes } from '../testing/codes.ts';
import { conditionsCover, coveringCondition } from './coverage.ts';

describe('soundness', () => {
  it('shows the way to a parallel join that waits for ever', () => {
    const process = aProcess(
      [start(), gateway('either', 'exclusive'), script('a'), script('b'), gateway('both', 'parallel'), end()],
      [
        flow('start', 'either'),
        flow('either', 'a', { condition: 'x > 1' }),
        flow('either', 'b', { isDefault: true }),
        ...way('a', 'both', 'end'),
        flow('b', 'both'),
      ],
    );
    expect(diagnosticOf(process, 'soundness.deadlock')).toMatchObject({
      nodeId: 'both',
      path: ['start', 'either', 'a', 'both'],
    });
  });

  it('shows where two tokens meet without waiting for each other', () => {
    const process = aProcess(
      [
        start(),
        gateway('both', 'parallel'),
        script('a'),
        script('b'),
        gateway('merge', 'exclusive'),
        script('c'),
        end(),
      ],
      [...way('start', 'both', 'a', 'merge', 'c', 'end'), ...way('both', 'b', 'merge')],
    );
    expect(diagnosticOf(process, 'soundness.lack-of-synchronization')).toMatchObject({ nodeId: 'merge' });
  });

  it('refuses an inclusive split into a parallel join', () => {
    const process = aProcess(
      [start(), gateway('some', 'inclusive'), script('a'), script('b'), gateway('join', 'parallel'), end()],
      [
        flow('start', 'some'),
        flow('some', 'a', { condition: 'x > 1' }),
        flow('some', 'b', { isDefault: true }),
        ...way('a', 'join', 'end'),
        flow('b', 'join'),
      ],
    );
    expect(errorCodes(process)).toEqual(['soundness.deadlock']);
  });

  it('refuses a branch that leaves its block', () => {
    const process = aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        script('a'),
        gateway('leave', 'exclusive'),
        script('b'),
        gateway('join', 'parallel'),
        end('out'),
        end(),
      ],
      [
        ...way('start', 'split', 'a', 'leave'),
        flow('leave', 'out', { condition: 'x > 1' }),
        flow('leave', 'join', { isDefault: true }),
        ...way('split', 'b', 'join', 'end'),
      ],
    );
    expect(errorCodes(process)).toEqual(['soundness.deadlock']);
  });

  it('refuses a branch that loops back before the split', () => {
    const process = aProcess(
      [
        start(),
        script('top'),
        gateway('split', 'parallel'),
        gateway('again', 'exclusive'),
        script('b'),
        gateway('join', 'parallel'),
        end(),
      ],
      [
        ...way('start', 'top', 'split', 'again'),
        flow('again', 'top', { condition: 'x > 1' }),
        flow('again', 'join', { isDefault: true }),
        ...way('split', 'b', 'join', 'end'),
      ],
    );
    expect(errorCodes(process)[0]).toMatch(/^soundness\./);
  });

  it('takes nested splits that share one join', () => {
    const process = aProcess(
      [
        start(),
        gateway('outer', 'parallel'),
        script('a'),
        gateway('inner', 'parallel'),
        script('b'),
        script('c'),
        gateway('join', 'parallel'),
        end(),
      ],
      [
        ...way('start', 'outer', 'a', 'join', 'end'),
        ...way('outer', 'inner', 'b', 'join'),
        ...way('inner', 'c', 'join'),
      ],
    );
    expect(errorCodes(process)).toEqual([]);
  });

  it('shows the cycle that has no way out', () => {
    const process = aProcess(
      [start(), gateway('which', 'exclusive'), script('a'), script('b'), end()],
      [
        flow('start', 'which'),
        flow('which', 'a', { condition: 'x > 1' }),
        flow('which', 'end', { isDefault: true }),
        ...way('a', 'b'),
        flow('b', 'a'),
      ],
    );
    expect(diagnosticOf(process, 'soundness.no-way-out')).toMatchObject({
      nodeId: 'a',
      path: ['start', 'which', 'a', 'b', 'a'],
    });
  });

  it('names a node that is never reached', () => {
    const process = aProcess(
      [start(), script('a'), script('island'), end()],
      [...way('start', 'a', 'end'), ...way('island', 'end')],
    );
    expect(diagnosticOf(process, 'node.unreachable')).toMatchObject({ nodeId: 'island' });
  });
});

describe('decisions', () => {
  const decision = (flows: Parameters<typeof flow>[2][]) =>
    aProcess(
      [start(), gateway('which', 'exclusive'), end('one'), end('two')],
      [flow('start', 'which'), flow('which', 'one', flows[0]), flow('which', 'two', flows[1])],
    );

  it('need a default', () => {
    expect(errorCodes(decision([{ condition: 'x > 1' }, { condition: 'x > 2' }]))).toEqual([
      'decision.default-missing',
    ]);
  });

  it('need a condition on every other flow', () => {
    expect(errorCodes(decision([{}, { isDefault: true }]))).toEqual(['flow.condition-missing']);
  });

  it('need no default where the conditions cover every case', () => {
    expect(errorCodes(decision([{ condition: 'x > 5' }, { condition: '$not( x>5 )' }]))).toEqual([]);
    expect(errorCodes(decision([{ condition: 'x > 5' }, { condition: 'x <= 5' }]))).toEqual([]);
  });

  it('have one default', () => {
    expect(errorCodes(decision([{ isDefault: true }, { isDefault: true }]))).toContain('decision.several-defaults');
  });

  it('refuse a condition where there is nothing to choose', () => {
    const process = aProcess([start(), script('a'), end()], [flow('start', 'a', { condition: 'x' }), flow('a', 'end')]);
    expect(errorCodes(process)).toEqual(['flow.condition-without-choice']);
  });
});

describe('conditionsCover', () => {
  it.each([
    [['true'], true],
    [['a', '$not(a)'], true],
    [['{% a = "x > y" %}', '$not(a="x > y")'], true],
    [['a = "x  y"', '$not(a = "x y")'], false],
    [['a > 1', 'a < 1'], false],
    [['a >= 1', 'a < 1'], true],
    [['a > 1 and b', 'a <= 1 and b'], false],
    [['$not(a) or (b)', 'a) or (b'], false],
    [['a < 1', 'a >= 1'], true],
    [['a > 1', 'a <= 1'], true],
    [['a = 1', 'a != 1'], true],
    [['a != 1', 'a = 1'], true],
    [['$not((a))', '(a)'], true],
    [['$not((a) and (b))', '(a) and (b)'], true],
    [['$not(a))', 'a)'], false],
    [['$not(a)x', 'a'], false],
    [['x$not(a)', 'a'], false],
    [['a\n  >   1', 'a<=1'], true],
    [["a = 'x\\' y'", "$not(a='x\\' y')"], true],
    [['a > 1 or b', 'a <= 1 or b'], false],
    [['a("x") > 1', 'a("x") <= 1'], false],
    [['a and  b', '$not(a and b)'], true],
    [["a = 'x  y'", "$not(a = 'x y')"], false],
    [['$not((a)', '(a'], false],
    [['feel: true'], true],
    [['feel:  a > 1', '{% feel: a <= 1 %}'], true],
    [['feel: a', 'feel: not(a)'], true],
    [['feel: a > 1', 'a <= 1'], false],
    [['feel: not(a)', 'a'], false],
    [['$not(a)', 'feel: a'], false],
    [['', 'a'], false],
    [[], false],
  ])('of %j is %s', (conditions, covers) => {
    expect(conditionsCover(conditions)).toBe(covers);
  });
});

describe('coveringCondition', () => {
  it('is the last that covers what the others leave', () => {
    expect(coveringCondition(['a > 1', 'a <= 1', 'b'])).toBe(1);
    expect(coveringCondition(['a >= 1', 'a < 1'])).toBe(1);
    expect(coveringCondition(['true', 'b'])).toBe(0);
    expect(coveringCondition(['$not(a)', 'a'])).toBe(0);
    expect(coveringCondition(['a', 'b'])).toBeUndefined();
  });
});
