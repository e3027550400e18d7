/**
 * Functions of JSONata that the translation uses where JSONata's own operators mean something else: they flatten lists,
 * unwrap lists of one, and drop what is missing. Only those that an expression mentions are written before it.
 */
const HELPERS: Readonly<Record<string, string>> = {
  $feelNull: 'function($v) { $exists($v) ? $v : null }',
  $feelEither: 'function($v, $w) { $exists($v) ? $v : $w }',
  $feelEntry: 'function($o, $k) { $type($o) = "object" ? $lookup($o, $k) }',
  $feelBox: 'function($v) { $type($v) = "array" ? [[$v]] : $exists($v) ? $v : null }',
  $feelList: 'function($v) { $type($v) = "array" ? $v : [$v] }',
  $feelNone: 'function($v) { $exists($v) ? $v = null : true }',
  $feelEach:
    'function($l, $f) { $count($l) = 1 ? [$feelBox($f($l[0]))] : [$map($l, function($x) { $feelNull($f($x)) })] }',
  $feelGet:
    'function($o, $k) { $type($o) = "array" ? $feelEach($o, function($x) { $feelEntry($x, $k) }) : $feelEntry($o, $k) }',
  $feelAt:
    'function($l, $i) { $feelNone($l) ? null : ($a := $feelList($l); $n := $i > 0 ? $i - 1 : $count($a) + $i; $n >= 0 and $n < $count($a) ? $a[$n] : null) }',
  $feelTally: 'function($l, $f) { $count([$map($l, function($x) { $f($x) ? 1 })]) }',
  $feelWhere:
    'function($l, $f) { $feelNone($l) ? null : $feelEach([$map($feelList($l), function($x) { $f($x) ? {"v": $x} })], function($b) { $lookup($b, "v") }) }',
  $feelPick:
    'function($l, $f) { $feelEach([$map($l, function($x, $i) { $f($x, $i) ? {"v": $x} })], function($b) { $lookup($b, "v") }) }',
  $feelConcat: 'function($l) { $feelAll($l, "array") ? $reduce($l, function($a, $x) { $append($a, $x) }, []) : null }',
  $feelFlat:
    'function($v) { $type($v) = "array" ? $reduce($v, function($a, $x) { $append($a, $feelFlat($x)) }, []) : [$v] }',
  $feelDistinct:
    'function($l) { $feelPick($l, function($x, $i) { $feelTally($feelPick($l, function($y, $j) { $j < $i }), function($y) { $feelEquals($x, $y) = true }) = 0 }) }',
  $feelWhole: 'function($v) { $type($v) = "number" ? $v = $floor($v) and $v != 0 : false }',
  $feelIndex: 'function($l, $p) { $p > 0 ? $p - 1 : $count($l) + $p }',
  $feelMedian:
    'function($l) { ($s := $sort($l); $m := $floor($count($s) / 2); $count($s) % 2 = 1 ? $s[$m] : ($s[$m - 1] + $s[$m]) / 2) }',
  $feelMode:
    'function($l) { ($n := $map($feelDistinct($sort($l)), function($x) { {"x": $x, "n": $count($filter($l, function($y) { $y = $x }))} }); $m := $max($n.n); [$n[n = $m].x]) }',
  $feelDeviation:
    'function($l) { $count($l) < 2 ? null : ($m := $sum($l) / $count($l); $sqrt($sum($map($l, function($x) { $power($x - $m, 2) })) / ($count($l) - 1))) }',
  $feelProduct: 'function($l) { $reduce($l, function($a, $x) { $a * $x }) }',
  $feelEquals:
    'function($a, $b) { $feelNone($a) or $feelNone($b) ? $feelNone($a) and $feelNone($b) : $type($a) = $type($b) ? $a = $b : null }',
  $feelRange:
    'function($a, $b) { $type($a) = "number" and $type($b) = "number" ? ($a = $floor($a) and $b = $floor($b) ? ($a <= $b ? [$a..$b] : $reverse([$b..$a])) : null) : null }',
  $feelAll: 'function($l, $t) { $feelTally($l, function($x) { $type($x) = $t }) = $count($l) }',
  $feelNumbers:
    'function($v) { $feelNone($v) ? null : ($l := $feelList($v); $count($l) > 0 and $feelAll($l, "number") ? $l : null) }',
  $feelJoin:
    'function($l, $d) { $feelTally($l, function($x) { $type($x) in ["string", "null"] }) = $count($l) ? $join([$filter($l, function($x) { $type($x) = "string" })], $d) : null }',
  $feelText:
    'function($v) { $type($v) = "string" ? $v : $type($v) in ["number", "boolean"] ? $string($v) : $feelNone($v) ? null : $error("A list or an object is given to the function string() of FEEL, which is translated for texts, numbers and booleans only.") }',
};

/** Puts the helpers that the text needs in front of it. */
export function withHelpers(text: string): string {
  const needed: string[] = [];
  const seen = new Set<string>();
  const look = (code: string): void => {
    for (const [name] of code.matchAll(/\$feel[A-Z][A-Za-z]*/g)) {
      const helper = HELPERS[name];
      // One may call itself.
      if (helper === undefined || seen.has(name)) continue;
      seen.add(name);
      look(helper);
      needed.push(name);
    }
  };
  look(text);
  if (needed.length === 0) return text;
  return `(${needed.map((name) => `${name} := ${HELPERS[name]}; `).join('')}${text})`;
}
