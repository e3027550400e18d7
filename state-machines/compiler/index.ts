export {
  type Compiled,
  type CompileOptions,
  type CompileResult,
  callsOf,
  checkProcess,
  compileProcess,
  type Refused,
} from './compile.ts';
export type { AslDefinition } from './emit/asl.ts';
export type { SourceMap, SourceState, SourceTransition, StateRole } from './emit/source-map.ts';
export type { NodeExplanation } from './explain/explain.ts';
export type { Call } from './resolve/calls.ts';
export { inputSchema } from './resolve/input-schema.ts';
export type { CompileTarget } from './target.ts';
