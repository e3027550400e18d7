import { describe, expect, it } from 'vitest';
import { compileExpression } from './jsonata.ts';

const stopped = (source: string): Promise<unknown> =>
  expect(compileExpression(source).evaluate({})).rejects.toThrow('The expression was stopped');

describe('runaway expressions', () => {
  it('are stopped: recursion without end, deep and tail', async () => {
    await stopped('($f := function($n) { $f($n + 1) + 1 }; $f(0))');
    await stopped('($f := function($n) { $f($n + 1) }; $f(0))');
  });

  it('are stopped: a text that doubles and doubles', async () => {
    await stopped("($f := function($s) { $f($s & $s) }; $f('abcdefgh'))");
  });

  it('are stopped: a regular expression that backtracks without end', async () => {
    await stopped("$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /^(a+)+$/)");
  });

  it('do not hold the event loop up', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await stopped('($f := function($n) { $f($n + 1) }; $f(0))');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it('leave ordinary ones alone', async () => {
    expect(compileExpression('$states.input.a').quick({ states: { input: { a: 1 } } })).toBe(1);
    expect(compileExpression('$sum([1,2])').danger).toBe('plain');
    expect(await compileExpression('$map([1..1000], function($n) { $n * 2 })[999]').evaluate({})).toBe(2000);
    expect(await compileExpression("$replace('abc', /b/, 'x')").evaluate({})).toBe('axc');
  });
});
