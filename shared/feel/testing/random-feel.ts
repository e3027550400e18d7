import fc from 'fast-check';

/** Data as processes have it: values that are there, null or missing; lists of none, one and more. */
const some = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null, freq: 4 });

const number = fc.integer({ min: -6, max: 6 });
const text = fc.constantFrom('', 'a', 'b', 'ab', 'abc', 'B', 'é "x" \\');
const item = fc.record({ p: some(number), q: some(text) }, { requiredKeys: [], noNullPrototype: true });

export const randomData = fc.record(
  {
    n: some(number),
    m: some(number),
    s: some(text),
    t: some(text),
    a: some(fc.boolean()),
    b: some(fc.boolean()),
    numbers: some(fc.array(some(number), { maxLength: 4 })),
    texts: some(fc.array(text, { maxLength: 3 })),
    items: some(fc.array(item, { maxLength: 3 })),
    lists: some(fc.array(fc.array(number, { maxLength: 3 }), { maxLength: 3 })),
    one: some(fc.record({ p: some(number), q: some(text), inner: item }, { requiredKeys: [], noNullPrototype: true })),
  },
  { requiredKeys: [], noNullPrototype: true },
);

type Texts = fc.Arbitrary<string>;
const write = (parts: Record<string, Texts>, put: (parts: Record<string, string>) => string): Texts =>
  fc.record(parts).map((given) => put(given as Record<string, string>));

/** FEEL expressions by kind. Left out is where feelin and the specification differ (see the README). */
export const randomFeel = fc.letrec<Record<'number' | 'text' | 'truth' | 'list' | 'any', string>>((tie) => {
  const [n, s, b, l] = [tie('number'), tie('text'), tie('truth'), tie('list')];
  return {
    number: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constantFrom('n', 'm', 'one.p', 'one.inner.p', '2', '3.5', '-1', 'gone'),
      write({ x: n, y: n, o: fc.constantFrom('+', '-', '*', '/') }, ({ x, y, o }) => `(${x} ${o} ${y})`),
      write({ x: n }, ({ x }) => `-(${x})`),
      write({ x: n }, ({ x }) => `(${x}) ** 2`),
      write({ x: b, y: n, z: n }, ({ x, y, z }) => `(if ${x} then ${y} else ${z})`),
      write({ x: l }, ({ x }) => `count(${x})`),
      write({ f: fc.constantFrom('sum', 'min', 'max', 'mean') }, ({ f }) => `${f}(numbers)`),
      write({ x: n, f: fc.constantFrom('abs', 'floor', 'ceiling') }, ({ x, f }) => `${f}(${x})`),
      write({ x: n }, ({ x }) => `modulo(floor(${x}), 3)`),
      write(
        { x: n, f: fc.constantFrom('up', 'down', 'half up', 'half down'), s: fc.constantFrom('0', '1', '-1', 'n') },
        ({ x, f, s }) => `round ${f}(${x}, ${s})`,
      ),
      write({ x: n, f: fc.constantFrom('floor', 'ceiling') }, ({ x, f }) => `${f}(${x}, 1)`),
      fc.constantFrom('product(numbers)', 'stddev(numbers)', 'product(n, m)', 'product([])', 'stddev([1, n])'),
      write({ x: s }, ({ x }) => `string length(${x})`),
      fc.constantFrom('numbers[1]', 'numbers[-1]', 'numbers[2]', 'items[1].p', 'lists[1][1]'),
    ),
    text: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constantFrom('s', 't', 'one.q', '"a"', '"ab"', '""', 'gone', 'items[1].q', 'texts[-1]'),
      write({ x: s, y: s }, ({ x, y }) => `(${x} + ${y})`),
      write({ x: s, f: fc.constantFrom('upper case', 'lower case') }, ({ x, f }) => `${f}(${x})`),
      write({ x: s, y: s, f: fc.constantFrom('before', 'after') }, ({ x, y, f }) => `substring ${f}(${x}, ${y})`),
      write({ x: s }, ({ x }) => `substring(${x}, 2)`),
      write({ x: s }, ({ x }) => `substring(${x}, 1, 2)`),
      write({ x: s, y: s }, ({ x, y }) => `substring(${x}, string length(${y}) + 1, 2)`),
      write({ x: s }, ({ x }) => `replace(${x}, "[ab]", "z")`),
      write({ x: b, y: s, z: s }, ({ x, y, z }) => `(if ${x} then ${y} else ${z})`),
      fc.constantFrom(
        'string(n)',
        'string(s)',
        'string(a)',
        'string join(texts, ", ")',
        'string join([s, t])',
        'string join(numbers)',
        'get value(one, "q")',
      ),
    ),
    truth: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom('a', 'b', 'true', 'false', 'gone', 'n = null', 'one != null', 's = "a"', 'n != 2', 'a = true'),
      write({ x: b, y: b, o: fc.constantFrom('and', 'or') }, ({ x, y, o }) => `(${x} ${o} ${y})`),
      write({ x: b }, ({ x }) => `not(${x})`),
      write({ x: n, y: n, o: fc.constantFrom('<', '<=', '>', '>=', '=', '!=') }, ({ x, y, o }) => `(${x} ${o} ${y})`),
      write({ x: s, y: s, o: fc.constantFrom('<', '>', '=', '!=') }, ({ x, y, o }) => `(${x} ${o} ${y})`),
      write({ x: s, y: n }, ({ x, y }) => `(${x} = ${y})`),
      write({ x: n }, ({ x }) => `(${x} between -2 and 3)`),
      write(
        { x: n, r: fc.constantFrom('[1..4]', '(1..4]', ']-2..4[', '> 2', '(1, 2, n)', '(< -1, [2..3])') },
        ({ x, r }) => `(${x} in ${r})`,
      ),
      write({ x: s }, ({ x }) => `(${x} in ("a", "ab", t))`),
      write({ x: n }, ({ x }) => `(${x} in numbers)`),
      write(
        { x: s, y: s, f: fc.constantFrom('contains', 'starts with', 'ends with') },
        ({ x, y, f }) => `${f}(${x}, ${y})`,
      ),
      write({ x: s }, ({ x }) => `matches(${x}, "^a[bc]+$")`),
      write(
        { q: fc.constantFrom('some', 'every'), x: fc.constantFrom('x > 1', 'x = n', 'not(x < m)') },
        ({ q, x }) => `(${q} x in numbers satisfies ${x})`,
      ),
      write(
        { q: fc.constantFrom('some', 'every'), x: fc.constantFrom('x > y', 'x = y and y > n', 'not(x < y)') },
        ({ q, x }) => `(${q} x in numbers, y in [1, m] satisfies ${x})`,
      ),
      write(
        { q: fc.constantFrom('some', 'every'), x: fc.constantFrom('x.p > n', 'x.q = s') },
        ({ q, x }) => `(${q} x in items satisfies ${x})`,
      ),
      fc.constantFrom(
        'list contains(numbers, n)',
        'any([a, b])',
        'all([a, b, true])',
        'any([])',
        'all([])',
        'all(numbers)',
        'list contains(texts, "a")',
        'n instance of number',
        'even(n)',
        'odd(n)',
      ),
      write({ x: b, y: b, z: b }, ({ x, y, z }) => `(if ${x} then ${y} else ${z})`),
    ),
    list: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constantFrom(
        'numbers',
        'texts',
        'items',
        'lists',
        'items.p',
        'items.q',
        'one.inner',
        '[]',
        'gone',
        '[numbers, lists]',
      ),
      write({ x: n, y: n }, ({ x, y }) => `[${x}, ${y}]`),
      write({ x: n }, ({ x }) => `[${x}]`),
      write(
        { x: fc.constantFrom('> 1', 'item > n', 'item = 2', 'item != null and item < 3') },
        ({ x }) => `numbers[${x}]`,
      ),
      write({ x: fc.constantFrom('p > 1', 'q = s', 'item.p < n', 'p = null or q = "a"') }, ({ x }) => `items[${x}]`),
      fc.constantFrom('lists[item != null]', 'lists[1]', 'reverse(numbers)', 'reverse(lists)', 'items[p > 0].q'),
      write({ x: n }, ({ x }) => `(for i in numbers return i + ${x})`),
      fc.constantFrom(
        '(for i in 1..3 return i * n)',
        '(for i in 3..1 return i)',
        '(for i in lists return i)',
        '(for i in items return i.p)',
        '(for i in lists return count(i))',
      ),
      write(
        { x: fc.constantFrom('numbers', 'texts', 'lists', 'items'), p: fc.constantFrom('1', '2', 'count(texts) + 1') },
        ({ x, p }) => `sublist(${x}, ${p})`,
      ),
      write(
        { x: fc.constantFrom('numbers', 'lists'), p: fc.constantFrom('1', '2', '3') },
        ({ x, p }) => `remove(${x}, ${p})`,
      ),
      write({ x: n, p: fc.constantFrom('1', '2', '3') }, ({ x, p }) => `insert before(numbers, ${p}, ${x})`),
      write({ x: n }, ({ x }) => `index of(numbers, ${x})`),
      fc.constantFrom(
        'sublist(numbers, 1, 2)',
        'insert before(lists, 1, numbers)',
        'distinct values(numbers)',
        'distinct values(texts)',
        'union(numbers, [n, m])',
        'union(texts, texts)',
        'flatten(lists)',
        'flatten([numbers, [lists, 1]])',
        'sort([3, 1, 2, n], function(x, y) x < y)',
        'sort(texts, function(x, y) x > y)',
        '(for x in numbers, y in texts return x)',
        '(for x in lists, y in x return y)',
        '(for x in lists, y in [1, 2] return x)',
        '(for x in 1..2, y in 1..x, z in texts return [y, z])',
        'split(s, "b")',
        'split(t, "[ab]")',
        'get entries(one)',
      ),
      fc.constantFrom(
        'append(numbers, n)',
        'append(lists, numbers)',
        'concatenate(numbers, texts)',
        'concatenate([1], lists)',
      ),
    ),
    any: fc.oneof(
      n,
      s,
      b,
      l,
      write({ x: n, y: l }, ({ x, y }) => `{"k": ${x}, other: ${y}, last: k}`),
      write({ x: fc.oneof(n, l) }, ({ x }) => `context put(one, "k", ${x})`),
      fc.constantFrom('context merge([one, {p: n}])', 'context merge(items)', 'context merge([one, null])'),
    ),
  };
});
