import { createHash } from 'node:crypto';
import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { checkDefinition } from './check.ts';
import { createReport, type Report } from './diagnostics/report.ts';
import type { AslDefinition } from './emit/asl.ts';
import { emitProcess } from './emit/emit-process.ts';
import type { SourceMap } from './emit/source-map.ts';
import { explain, type NodeExplanation } from './explain/explain.ts';
import { enterAt } from './normalize/enter-at.ts';
import type { CompileTarget } from './target.ts';

/** A compiled machine, or the reasons why there is none. */
export type CompileResult = Compiled | Refused;

export interface Compiled {
  readonly ok: true;
  /** Warnings and infos. */
  readonly diagnostics: readonly Diagnostic[];
  readonly definition: AslDefinition;
  /** The definition as JSON: the same for the same process and target. */
  readonly asl: string;
  /** SHA-256 of `asl`, hexadecimal. */
  readonly hash: string;
  readonly sourceMap: SourceMap;
  readonly explain: readonly NodeExplanation[];
}

export interface Refused {
  readonly ok: false;
  /** At least one is an error. */
  readonly diagnostics: readonly Diagnostic[];
  readonly definition?: undefined;
  readonly asl?: undefined;
  readonly hash?: undefined;
  readonly sourceMap?: undefined;
  readonly explain?: undefined;
}

/** Largest definition that Step Functions takes, in bytes. */
const LARGEST_DEFINITION = 1_048_576;

export function checkProcess(definition: ProcessDefinition): Diagnostic[] {
  const report = createReport();
  checkDefinition(definition, report);
  return report.diagnostics;
}

export interface CompileOptions {
  /** Compiles the run from this node on, with data that whoever starts it gives; see `normalize/enter-at.ts`. */
  readonly entryNode?: string;
}

export function compileProcess(
  definition: ProcessDefinition,
  target: CompileTarget,
  { entryNode }: CompileOptions = {},
): CompileResult {
  const report = createReport();
  const entered = entryNode === undefined ? definition : enterAt(definition, entryNode, report);
  const checked = entered && checkDefinition(entered, report, { dataGiven: entryNode !== undefined });
  const { diagnostics } = report;
  if (!checked) return { ok: false, diagnostics };
  const emitted = emitProcess(checked.graph, checked.scopes, target, report);
  const asl = JSON.stringify(emitted.definition);
  checkSize(asl, report);
  if (report.failed()) return { ok: false, diagnostics };
  const hash = createHash('sha256').update(asl).digest('hex');
  return { ok: true, diagnostics, ...emitted, asl, hash, explain: explain(checked.graph, emitted) };
}

function checkSize(asl: string, report: Report): void {
  const bytes = Buffer.byteLength(asl);
  if (bytes > LARGEST_DEFINITION)
    report.error(
      'process.too-large',
      {},
      `The state machine would have ${bytes.toLocaleString('en')} bytes; Step Functions takes ${LARGEST_DEFINITION.toLocaleString('en')}.`,
      'Move parts of the process into subprocesses.',
    );
}
