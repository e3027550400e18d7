import { toNumber, toText } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import { FamilyBuilder, wrongType } from './definition.ts';

/**
 * Similarity of two texts by their n-grams (Kondrak, "N-gram similarity and distance", 2005), as 32-bit numbers, which is what ArangoDB
 * counts in. `exact` compares whole n-grams and divides by the target's number of them; otherwise n-grams count by their equal
 * positions and the longer text's number divides.
 */
const family = new FamilyBuilder();

const similarity = (exact: boolean) => (args: Json[], run: Parameters<typeof wrongType>[0], name: string) => {
  const [input, target, size] = args as [Json, Json, Json];
  if (typeof input !== 'string' || typeof target !== 'string' || typeof size !== 'number') return wrongType(run, name);
  const length = Math.trunc(toNumber(size));
  if (length < 1) return wrongType(run, name);
  return compare([...toText(input)], [...toText(target)], length, exact);
};

family
  .define('NGRAM_SIMILARITY', 3, 3, similarity(true))
  .define('NGRAM_POSITIONAL_SIMILARITY', 3, 3, similarity(false));

export const ngramFunctions = family.functions;

function compare(input: string[], target: string[], size: number, exact: boolean): number {
  if (input.length < size || target.length < size) return compareShort(input, target, exact);
  const targets = target.length - size + 1;
  const inputs = input.length - size + 1;
  const best = longestMatch(gramsOf(input, size), gramsOf(target, size), exact);
  return Math.fround(best / (exact ? targets : Math.max(targets, inputs)));
}

/** Texts that are shorter than one n-gram: whole, or position by position. */
function compareShort(input: string[], target: string[], exact: boolean): number {
  if (exact) return input.length === target.length && input.every((letter, at) => letter === target[at]) ? 1 : 0;
  const longer = Math.max(input.length, target.length);
  if (longer === 0) return 1;
  return Math.fround(input.filter((letter, at) => letter === target[at]).length / longer);
}

const gramsOf = (text: string[], size: number): string[][] =>
  Array.from({ length: text.length - size + 1 }, (_, at) => text.slice(at, at + size));

/** Weight of the heaviest common subsequence of n-grams. */
function longestMatch(input: string[][], target: string[][], exact: boolean): number {
  let previous = new Float32Array(input.length + 1);
  for (const gram of target) {
    const row = new Float32Array(input.length + 1);
    input.forEach((other, at) => {
      const extended = (previous[at] as number) + weight(gram, other, exact);
      row[at + 1] = Math.max(row[at] as number, previous[at + 1] as number, extended);
    });
    previous = row;
  }
  return previous[input.length] as number;
}

function weight(left: string[], right: string[], exact: boolean): number {
  const equal = left.filter((letter, at) => letter === right[at]).length;
  if (exact) return equal === left.length ? 1 : 0;
  return equal / left.length;
}
