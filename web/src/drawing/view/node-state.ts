/** What a run does at a node, as the drawing shows it. */
export type NodeStatus = 'running' | 'waiting' | 'held' | 'done' | 'failed' | 'cancelled';
export type NodeState = { status: NodeStatus; visits: number };
/** What became of an element from one definition to another. */
export type Change = 'added' | 'removed' | 'changed' | 'moved';
export type Severity = 'error' | 'warning' | 'info';

/** A way through the drawing that shows something: its nodes, and the flows between them. */
export type Way = { nodes: ReadonlySet<string>; flows: ReadonlySet<string> };
/** What was found at nodes and flows, by their ids, and the way that explains one of the findings. */
export type Findings = { nodes: ReadonlyMap<string, Severity>; flows: ReadonlyMap<string, Severity>; way?: Way };

export type Changes = { nodes: ReadonlyMap<string, Change>; flows: ReadonlyMap<string, Change> };

/** What is painted over a drawing: the states of a run, what the compiler found, or what changed. */
export type Overlay = {
  states?: ReadonlyMap<string, NodeState> | undefined;
  /** Flows that the run has taken. */
  taken?: ReadonlySet<string> | undefined;
  findings?: Findings | undefined;
  /** Differences between two definitions, of nodes and flows by their ids. */
  changes?: Changes | undefined;
};
