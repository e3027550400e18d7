import type { Json, JsonObject } from '../json.ts';

/** One behaviour that Amazon States Language or AWS's documentation describes. */
export interface Case {
  name: string;
  /** A whole machine, or one state (given an end) that makes a machine of its own. */
  machine?: JsonObject;
  state?: JsonObject;
  input?: Json;
  /** Time to let pass, in ms. */
  advance?: number;
  status?: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';
  output?: Json;
  error?: string | null;
  /** The cause, or a part of it. */
  cause?: string | null;
  /** Types of all events, in order. */
  events?: string[];
  /** previousEventId of all events, in order. */
  previous?: number[];
  /** Details of the first event of a type, or a part of them. */
  details?: Record<string, JsonObject>;
  /** What ValidateStateMachineDefinition finds in `machine` (which is then not run): code, part of the message, location. */
  findings?: [code: string, message: string, location?: string][];
  express?: true;
}

export interface Area {
  area: string;
  cases: Case[];
}

/** A machine of one state. */
export function alone(state: JsonObject): JsonObject {
  const ends = state.Type === 'Succeed' || state.Type === 'Fail' || state.Type === 'Choice' || state.Next !== undefined;
  const language = state.QueryLanguage === undefined ? {} : { QueryLanguage: state.QueryLanguage };
  const targets =
    state.Type === 'Choice'
      ? { Yes: { Type: 'Pass', Result: 'yes', End: true }, No: { Type: 'Pass', Result: 'no', End: true } }
      : {};
  return { ...language, StartAt: 'S', States: { S: ends ? state : { ...state, End: true }, ...targets } };
}
