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

  it('are stopped: values that take ever more memory, without a function of their own', async () => {
    const doubling = Array.from({ length: 40 }, (_, n) => `$s${n + 1} := $s${n} & $s${n}`).join('; ');
    await stopped(`($s0 := 'abcdefgh'; ${doubling}; $length($s40))`);
    await stopped(`[${Array.from({ length: 100 }, () => '[1..1000000]').join(', ')}]`);
    const nested = Array.from({ length: 20 }).reduce<string>((inner) => `$replace(${inner}, 'a', 'aaaaaaaaaa')`, "'a'");
    await stopped(nested);
    await stopped('$map([1..100000], function($n) { [1..$n] })');
  });

  it('are stopped: all of a list looked at for each of its items', async () => {
    const list = Array.from({ length: 20_000 }, (_, n) => ({ n }));
    const evaluate = (source: string): Promise<unknown> =>
      compileExpression(source).evaluate({ states: { input: { list } } });
    await expect(evaluate('$count($states.input.list.($states.input.list.(n)))')).rejects.toThrow('was stopped');
    await expect(evaluate('$count($states.input.list[n in $states.input.list[n > 5].n])')).rejects.toThrow(
      'was stopped',
    );
  });

  it('are not those that look at each item once', async () => {
    const list = Array.from({ length: 20_000 }, (_, n) => ({ n: n % 100 }));
    const count = compileExpression('$count($distinct($states.input.list[n > 9]))');
    expect(count.danger).toBe('plain');
    expect(await count.evaluate({ states: { input: { list } } })).toBe(90);
    expect(await compileExpression('$distinct([{"a":1,"b":2},"x",{"b":2,"a":1},"x",1,"1"])').evaluate({})).toEqual([
      { a: 1, b: 2 },
      'x',
      1,
      '1',
    ]);
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
