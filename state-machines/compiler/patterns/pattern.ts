import type { ProcessDefinition } from '#contracts/process-definition/index.ts';

/**
 * A workflow control-flow pattern (Russell, ter Hofstede, van der Aalst, Mulyar: Workflow Control-Flow Patterns, 2006).
 * `native`: a construct of the process language. `emulated`: by others together, as the note says. `refused`: not
 * offered; where it can be drawn, the compiler says so with `code`.
 */
export interface Pattern {
  readonly number: number;
  readonly name: string;
  readonly support: 'native' | 'emulated' | 'refused';
  readonly note: string;
  readonly example?: ProcessDefinition;
  readonly code?: string;
}
