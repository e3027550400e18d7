/** One step of a JSONPath. `many` marks a step after which a path is indefinite: it gives a list, however long. */
export type PathStep =
  | { kind: 'names'; names: string[]; many: boolean }
  | { kind: 'indexes'; indexes: number[]; many: boolean }
  | { kind: 'slice'; from: number | undefined; to: number | undefined; step: number; many: true }
  | { kind: 'wildcard'; many: true }
  | { kind: 'descend'; many: true }
  | { kind: 'filter'; test: FilterTest; many: true }
  | { kind: 'function'; name: string; many: false };

export type FilterOperand = { kind: 'literal'; value: unknown } | { kind: 'path'; root: '@' | '$'; steps: PathStep[] };
export type FilterTest =
  | { kind: 'or' | 'and'; left: FilterTest; right: FilterTest }
  | { kind: 'not'; inner: FilterTest }
  | { kind: 'exists'; operand: FilterOperand }
  | { kind: 'compare'; operator: string; left: FilterOperand; right: FilterOperand };
