import type { z } from 'zod';
import type {
  ConnectorConfigSchema,
  DecisionConfigSchema,
  EventDefinitionSchema,
  Flow,
  HumanTaskConfigSchema,
  MachineConfigSchema,
  MessageTaskConfigSchema,
  MultiInstanceSchema,
  NodeDef,
  NotificationConfigSchema,
  ProcessDefinition,
  RetrySchema,
  ScriptConfigSchema,
  SubprocessConfigSchema,
  WebhookConfigSchema,
} from '#contracts/process-definition/index.ts';

export type EventConfig = z.output<typeof EventDefinitionSchema>;
export type DecisionConfig = z.output<typeof DecisionConfigSchema>;
export type RetryConfig = z.output<typeof RetrySchema>;
export type MultiInstance = z.output<typeof MultiInstanceSchema>;

/** What a node does, with its configuration parsed. */
export type Work =
  | { readonly kind: 'start'; readonly config: EventConfig }
  | { readonly kind: 'end'; readonly config: EventConfig }
  | { readonly kind: 'event'; readonly config: EventConfig }
  | { readonly kind: 'decision'; readonly config: DecisionConfig }
  | { readonly kind: 'receive' | 'send'; readonly config: z.output<typeof MessageTaskConfigSchema> }
  | { readonly kind: 'human'; readonly config: z.output<typeof HumanTaskConfigSchema> }
  | { readonly kind: 'script'; readonly config: z.output<typeof ScriptConfigSchema> }
  | { readonly kind: 'webhook'; readonly config: z.output<typeof WebhookConfigSchema> }
  | { readonly kind: 'notification'; readonly config: z.output<typeof NotificationConfigSchema> }
  | { readonly kind: 'subprocess'; readonly config: z.output<typeof SubprocessConfigSchema> }
  | { readonly kind: 'connector'; readonly config: z.output<typeof ConnectorConfigSchema> }
  | { readonly kind: MachineKind; readonly config: z.output<typeof MachineConfigSchema> }
  /** No node of a drawing: a token of a run that begins in the middle (`enter/`) gets its own data. */
  | { readonly kind: 'token'; readonly config: TokenConfig };

export type MachineKind = 'agent' | 'rule' | 'query';
/** Where a run begins that does not begin at the start. */
export interface TokenConfig {
  /** Under it, the run is given the data of the token; empty for what all tokens begin with. */
  readonly key: string;
  /** Fields that the token may have for itself. */
  readonly fields: readonly string[];
  /** Conditional events that were told something before. */
  readonly forgets?: readonly string[];
}

export type ActivityWork = Exclude<Work, { kind: 'start' | 'end' | 'event' | 'decision' | 'token' }>;

export interface CheckedNode {
  readonly def: NodeDef;
  readonly work: Work;
  /** What a subprocess of this drawing consists of; set when its graph is built. */
  inner?: ProcessGraph;
  /** A person's answer that the decision behind it follows: `$chosen` in its conditions. */
  readonly chooses?: boolean;
  /** An end that is an error: an expression of what then is said about it. */
  readonly cause?: string;
  /** A subprocess that hands back what was written in it by the time at which it was, not by the order of its branches. */
  readonly gathers?: boolean;
  /** An activity for several elements, of which the run is given what some have done already: the token's key. */
  readonly elementsOf?: string;
  /** Brings into the token's data what has been written in a subprocess around by now. */
  readonly refreshes?: string;
  /** Ways of events that do not interrupt the activity, where it can be visited again before they have come to an end. */
  beside?: readonly BesideWay[];
  /** Activities that an event which undoes work may run; set when all graphs are built. */
  undoes?: readonly CheckedNode[];
}

/** What an event beside an activity starts, each time that it comes; the activity is not left before it is done. */
export interface BesideWay {
  readonly event: CheckedNode;
  readonly config: EventConfig;
  readonly graph: ProcessGraph;
}

export const isActivity = (work: Work): work is ActivityWork =>
  !['start', 'end', 'event', 'decision', 'token'].includes(work.kind);

/** How tokens leave: one flow of several (`exclusive`, `event`), all of them, or those whose condition holds. */
export type SplitKind = 'exclusive' | 'event' | 'parallel' | 'inclusive';
/** How tokens meet: each goes on by itself, one waits for all, one waits for those that can still come, or one waits for some
 * and ends the rest (`complex`). */
export type JoinKind = 'exclusive' | 'parallel' | 'inclusive' | 'complex';

/**
 * Which part of its node a vertex stands for. An activity with a timer that does not interrupt it has a `watch` before it,
 * where a token for the timer splits off, and a `release` behind it, which ends that token's wait. A timer that fires
 * again and again has a `cycle` before it, where its reckoning begins.
 */
export type VertexPart = 'node' | 'join' | 'split' | 'watch' | 'release' | 'cycle' | 'end';

/**
 * A place of the normalized graph. BPMN's implicit gateways are explicit here: an activity with several ways out has
 * a `split` vertex behind it, a gateway that joins and splits is two vertices. `node` is absent on the common end.
 */
export interface Vertex {
  readonly index: number;
  readonly node: CheckedNode | undefined;
  readonly part: VertexPart;
  readonly split: SplitKind;
  readonly join: JoinKind;
  readonly in: Edge[];
  readonly out: Edge[];
}

/** A way from one vertex to another. `boundary` leads from an activity to an event attached to it. */
export interface Edge {
  readonly index: number;
  readonly from: Vertex;
  readonly to: Vertex;
  readonly kind: 'flow' | 'boundary' | 'inner' | 'exit';
  readonly flow?: Flow;
}

/** The process, or what a subprocess of the same drawing consists of. Tokens never leave a graph. */
export interface ProcessGraph {
  readonly definition: ProcessDefinition;
  /** The subprocess that the graph is of; absent for the process itself. */
  readonly owner?: CheckedNode;
  /** Those of the graph itself; of the process, those of its subprocesses too. */
  readonly nodes: ReadonlyMap<string, CheckedNode>;
  /** Event subprocesses that watch the graph. */
  readonly handlers: readonly CheckedNode[];
  /** By activity of the graph: the activity that undoes its work. */
  readonly compensations: ReadonlyMap<string, CheckedNode>;
  readonly vertices: readonly Vertex[];
  readonly edges: readonly Edge[];
  readonly start: Vertex;
  /** Every regular end leads here; ends that fail or terminate the run do not. */
  readonly end: Vertex;
}

export const idOf = (vertex: Vertex): string => vertex.node?.def.node_id ?? '(end)';
export const titleOf = (vertex: Vertex): string => vertex.node?.def.title ?? 'the end of the process';
/** A graph and those of the subprocesses within it. */
export function* graphsIn(graph: ProcessGraph): Generator<ProcessGraph> {
  yield graph;
  const vertices = graph.vertices.filter((vertex) => vertex.part === 'node' && vertex.node?.inner);
  const undoing = [...graph.compensations.values()].filter((node) => node.inner);
  for (const node of new Set([...vertices.map((vertex) => vertex.node!), ...graph.handlers, ...undoing]))
    yield* graphsIn(node.inner!);
  const hosts = graph.vertices.filter((vertex) => vertex.part === 'node');
  for (const way of hosts.flatMap((vertex) => vertex.node?.beside ?? [])) yield* graphsIn(way.graph);
}

/** An event beside an activity that comes, or is due, more than once. */
export const comesAgain = ({ event, timer }: EventConfig): boolean =>
  ['message', 'signal', 'escalation', 'conditional'].includes(event) ||
  (event === 'timer' && timer?.cycle !== undefined);

/** An end that stops everything at once: an error, a termination or a cancellation. */
export const endsAbruptly = (work: Work): boolean =>
  work.kind === 'end' && ['error', 'terminate', 'cancel'].includes(work.config.event);
