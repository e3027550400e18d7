import { delimited } from '../expressions/delimiters.ts';

/** What a map does, and how its results become the outputs of all elements. */
export interface Elements {
  readonly items: string;
  readonly item: string;
  readonly index: string;
  readonly outputs: string;
}

const VALUE = '$states.context.Map.Item.Value';

/** All elements of a collection (an expression of an array). */
export const allElements = (collection: string): Elements => ({
  items: delimited(collection),
  item: delimited(VALUE),
  index: delimited('$states.context.Map.Item.Index'),
  outputs: '$states.result',
});

/**
 * Those that the run is not given an output of, each with its position in the whole. The run's input is there in every state, so
 * nothing has to be carried.
 */
export function elementsLeft(collection: string, key: string): Elements {
  const done = `$lookup($states.context.Execution.Input.tokens, ${JSON.stringify(key)}).done`;
  const isLeft = '$not($exists($lookup($d, $string($x))))';
  const left = `[$filter([0..$count($i) - 1], function($x) { ${isLeft} })]`;
  const known = `$d := ${done}; $i := ${collection}; $l := ${left}`;
  const given = '$merge([$d, $map($l, function($x, $at) { {$string($x): $r[$at]} })])';
  const inOrder = '[$map([0..$count($i) - 1], function($x) { $lookup($a, $string($x)) })]';
  return {
    items: delimited(`(${known}; [$map($l, function($x) { {"item": $i[$x], "index": $x} })])`),
    item: delimited(`${VALUE}.item`),
    index: delimited(`${VALUE}.index`),
    outputs: `(${known}; $r := $states.result; $a := ${given}; ${inOrder})`,
  };
}
