export interface Script {
  /** Body of a function of `inputs`, `data` and `context`. */
  source: string;
  timeoutMs: number;
  memoryMb: number;
}

export interface ScriptScope {
  inputs: unknown;
  data: unknown;
  context: unknown;
}
