import type { Meaning } from '../code/meaning.ts';
import type { Scope } from '../code/scope.ts';
import type { Syntax } from '../syntax.ts';

/** Given to each construct for what is within it. */
export type Translate = (syntax: Syntax, scope: Scope) => Meaning;
