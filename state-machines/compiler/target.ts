/** What a process is compiled for: literals and function ARNs that end up in the state machine. */
export interface CompileTarget {
  readonly tenantId: string;
  readonly processId: string;
  readonly version: string;
  /** ARN of each context's task function, by context: `tasks`, `executions`, `integrations`, `notifications`, … */
  readonly taskFunctions: Readonly<Record<string, string>>;
  /** The executions context answers `join.arrive`; without it, only parallel flows that are made of blocks compile. */
  readonly coordinatesJoins?: boolean;
  /** The rules context answers `rule.evaluate`; without it, what asks a decision model is refused. */
  readonly decisionModels?: boolean;
}
