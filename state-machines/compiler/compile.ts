import { createHash } from 'node:crypto';
import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { type Marking, markingAt } from '#contracts/processes/index.ts';
import { checkDefinition } from './check.ts';
import { createReport, type Report } from './diagnostics/report.ts';
import type { AslDefinition } from './emit/asl.ts';
import { type Emitted, emitProcess } from './emit/emit-process.ts';
import type { SourceMap } from './emit/source-map.ts';
import { explain, type NodeExplanation } from './explain/explain.ts';
import { buildGraph } from './normalize/build-graph.ts';
import { type Call, callsIn } from './resolve/calls.ts';
import { refuseDecisionModels } from './resolve/check-decision-models.ts';
import { type Budget, STEP_FUNCTIONS_BUDGET } from './split/budget.ts';
import { splitMachine } from './split/split-machine.ts';
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
  /**
   * What is published: `asl`, or where that is larger than Step Functions takes, machines that run parts of it. `parts` come in
   * the order in which they must be published; `flowmaster:part:<key>` stands for a part's ARN in those that come later.
   */
  readonly machines: {
    readonly main: string;
    readonly parts: readonly { readonly key: string; readonly asl: string }[];
  };
  /** SHA-256 of what is published, hexadecimal. */
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
  readonly machines?: undefined;
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

/** The processes that a definition calls; none of one whose elements do not fit together. */
export function callsOf(definition: ProcessDefinition): Call[] {
  if (!definition.nodes.some((node) => node.type === 'subprocess')) return [];
  const graph = buildGraph(definition, createReport());
  return graph ? callsIn(graph) : [];
}

export interface CompileOptions {
  /** Compiles the run from this node on, with data that whoever starts it gives. */
  readonly entryNode?: string;
  /** As `entryNode`, for tokens that run beside each other or wait for others; see `enter/`. */
  readonly entry?: Marking;
  /** When a machine is split; tests make it small. */
  readonly budget?: Budget;
}

export function compileProcess(
  definition: ProcessDefinition,
  target: CompileTarget,
  { entryNode, entry, budget = STEP_FUNCTIONS_BUDGET }: CompileOptions = {},
): CompileResult {
  const report = createReport();
  const from = entryNode === undefined ? entry : markingAt(definition.nodes, entryNode);
  const checked = checkDefinition(definition, report, from);
  const { diagnostics } = report;
  if (!checked) return { ok: false, diagnostics };
  if (!target.decisionModels) refuseDecisionModels(checked.graph, report);
  const emitted = emitProcess(checked.graph, checked.scopes, target, report);
  const asl = JSON.stringify(emitted.definition);
  const machines = machinesOf(emitted, asl, budget, report);
  for (const one of [machines.main, ...machines.parts.map((part) => part.asl)])
    checkSize(one, emitted.sourceMap, report);
  if (report.failed()) return { ok: false, diagnostics };
  const hash = createHash('sha256')
    .update([machines.main, ...machines.parts.map((part) => part.asl)].join('\n'))
    .digest('hex');
  return { ok: true, diagnostics, ...emitted, asl, machines, hash, explain: explain(checked.graph, emitted) };
}

/** The whole machine, or the machines that it is split into, which a remark then tells. */
function machinesOf(emitted: Emitted, asl: string, budget: Budget, report: Report): Compiled['machines'] {
  const { definition, parts } = splitMachine(emitted.definition, emitted.sourceMap, budget);
  if (parts.length === 0) return { main: asl, parts: [] };
  report.info(
    'process.split',
    {},
    `The process is larger than one state machine may be; it is published as ${parts.length + 1} that run as one.`,
    'Nothing needs to be done. Fewer steps, or subprocesses of their own, make one machine of it.',
  );
  return {
    main: JSON.stringify(definition),
    parts: parts.map((part) => ({ key: part.key, asl: JSON.stringify(part.definition) })),
  };
}

/** What does not fit although it has been split says where most of it stands: there, states share what one execution only knows. */
function checkSize(asl: string, { states }: Emitted['sourceMap'], report: Report): void {
  const bytes = Buffer.byteLength(asl);
  if (bytes <= LARGEST_DEFINITION) return;
  const { States } = JSON.parse(asl) as AslDefinition;
  const sizes = Object.entries(States).map(([name, state]) => ({ name, bytes: JSON.stringify(state).length }));
  const largest = sizes.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const source = states[largest.name];
  report.error(
    'process.too-large',
    source ? { nodeId: source.nodeId } : {},
    `The state machine would have ${bytes.toLocaleString('en')} bytes; Step Functions takes ${LARGEST_DEFINITION.toLocaleString('en')}. Its largest state, “${largest.name}”, has ${largest.bytes.toLocaleString('en')}.`,
    'Move parts of it into subprocesses that are called.',
  );
}
