import type { JsonObject } from '#contracts/core/json.ts';

/** A state of the Amazon States Language, as plain JSON. */
export type AslState = JsonObject;

export interface AslMachine {
  StartAt: string;
  States: Record<string, AslState>;
}

/** A state machine: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html */
export interface AslDefinition extends AslMachine {
  Comment: string;
  QueryLanguage: 'JSONata';
}

/** Longest time that a standard execution may take, in seconds: no state needs to wait longer. */
export const ONE_YEAR_SECONDS = 31_536_000;
/** The most that `Seconds` and `TimeoutSeconds` take. */
export const LONGEST_SECONDS = 99_999_999;
