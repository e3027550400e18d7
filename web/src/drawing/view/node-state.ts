/** What a run does at a node, as the drawing shows it. */
export type NodeStatus = 'running' | 'waiting' | 'held' | 'done' | 'failed' | 'cancelled';
export type NodeState = { status: NodeStatus; visits: number };
export type Severity = 'error' | 'warning' | 'info';

/** What is painted over a drawing: the states of a run, or what the compiler found. */
export type Overlay = {
  states?: ReadonlyMap<string, NodeState> | undefined;
  /** Flows that the run has taken. */
  taken?: ReadonlySet<string> | undefined;
  findings?: ReadonlyMap<string, Severity> | undefined;
};
