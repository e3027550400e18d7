import { ofTruth } from '../code/meaning.ts';
import { negation } from '../translate/logic.ts';
import { CONTEXT_FUNCTIONS } from './contexts.ts';
import type { FeelFunction } from './feel-function.ts';
import { LIST_PART_FUNCTIONS } from './list-parts.ts';
import { LIST_FUNCTIONS } from './lists.ts';
import { NUMBER_FUNCTIONS } from './numbers.ts';
import { ROUNDING_FUNCTIONS } from './rounding.ts';
import { STRING_FUNCTIONS } from './strings.ts';

/** FEEL's built-in functions that mean the same in JSONata, by name. */
export const FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  not: { parameters: ['negand'], translate: ({ values }) => negation(values[0]!) },
  'is defined': {
    parameters: ['value'],
    // Camunda's function: a field that is there with null counts as defined.
    translate: ({ values }) => ofTruth(`$exists(${values[0]!.value})`, `$not($exists(${values[0]!.value}))`, true),
  },
  ...CONTEXT_FUNCTIONS,
  ...STRING_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...ROUNDING_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...LIST_PART_FUNCTIONS,
};
