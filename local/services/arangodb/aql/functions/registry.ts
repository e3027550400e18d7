import { ArangoError, errorNumbers } from '../../errors.ts';
import { toText } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import type { Run } from '../run.ts';
import { arrayFunctions } from './arrays.ts';
import { bitFunctions } from './bits.ts';
import { dateArithmeticFunctions } from './date-arithmetic.ts';
import { dateFunctions } from './dates.ts';
import { FamilyBuilder, type FunctionDefinition } from './definition.ts';
import { documentFunctions } from './documents.ts';
import { geoFunctions } from './geo.ts';
import { miscellaneousFunctions } from './miscellaneous.ts';
import { ngramFunctions } from './ngrams.ts';
import { numericFunctions } from './numbers.ts';
import { objectFunctions } from './objects.ts';
import { regexFunctions } from './regex.ts';
import { setFunctions } from './sets.ts';
import { statisticalFunctions } from './statistics.ts';
import { stringFunctions } from './strings.ts';
import { codeFunctions } from './text-codes.ts';
import { typeFunctions } from './types.ts';

const families: Record<string, FunctionDefinition[]> = {
  array: [...arrayFunctions, ...setFunctions],
  bit: bitFunctions,
  date: [...dateFunctions, ...dateArithmeticFunctions],
  document: [...objectFunctions, ...documentFunctions],
  geo: geoFunctions,
  miscellaneous: miscellaneousFunctions,
  numeric: [...numericFunctions, ...statisticalFunctions],
  string: [...stringFunctions, ...regexFunctions, ...codeFunctions, ...ngramFunctions],
  type: typeFunctions,
};

const byName = new Map<string, FunctionDefinition>();
for (const family of Object.values(families)) for (const definition of family) byName.set(definition.name, definition);

const dynamic = new FamilyBuilder()
  .define('APPLY', 1, 2, ([name, args], run) => callByName(name, Array.isArray(args) ? args : [], run), false)
  .define('CALL', 1, Number.POSITIVE_INFINITY, ([name, ...args], run) => callByName(name, args, run), false);
families.miscellaneous?.push(...dynamic.functions);
for (const definition of dynamic.functions) byName.set(definition.name, definition);

function callByName(name: Json | undefined, args: Json[], run: Run): Json {
  const upper = toText(name ?? null).toUpperCase();
  const found = byName.get(upper);
  if (found === undefined)
    throw new ArangoError(errorNumbers.functionUnknown, `usage of unknown function '${upper}()'`);
  if (upper === 'APPLY' || upper === 'CALL') throw new ArangoError(errorNumbers.disallowedDynamicCall);
  if (args.length < found.min || args.length > found.max) throw new ArangoError(errorNumbers.functionArgumentCount);
  return found.call(args, run);
}

/** Names are case-insensitive; the parser has put them in upper case. */
export function findFunction(name: string): FunctionDefinition | undefined {
  return byName.get(name);
}

/** Family → names, for the coverage table. */
export function functionFamilies(): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(families).map(([family, definitions]) => [family, definitions.map(({ name }) => name).sort()]),
  );
}
