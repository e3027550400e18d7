import type { Json } from '../values/json.ts';

/** Where a node starts in the query text: both count from 1. */
export type Position = { line: number; column: number };

export type BinaryOperator =
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'IN'
  | 'NOT IN'
  | 'LIKE'
  | 'NOT LIKE'
  | '=~'
  | '!~'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '&&'
  | '||';

export type Quantifier =
  | { kind: 'all' }
  | { kind: 'any' }
  | { kind: 'none' }
  | { kind: 'atLeast'; count: Expression }
  | { kind: 'exactly'; count: Expression };

/** A name given in the text, or by a bind parameter that is looked up when the query is compiled. */
export type NameSource = { kind: 'text'; name: string } | { kind: 'bound'; parameter: string };

export type ObjectEntry = { name: NameSource | { kind: 'computed'; expression: Expression }; value: Expression };

export type ArrayExpansion = {
  kind: 'expansion';
  target: Expression;
  /** 1 for `[*]`, 2 for `[**]`: the number of asterisks. */
  levels: number;
  filter?: Expression;
  limit?: { offset: Expression; count: Expression };
  projection?: Expression;
  /** What follows the brackets, applied to each element, which it names `{ kind: 'element' }`. */
  suffix: Expression;
};

export type Expression =
  | { kind: 'literal'; value: Json }
  | { kind: 'name'; name: string; position: Position }
  | { kind: 'parameter'; name: string; position: Position }
  | { kind: 'collectionParameter'; name: string; position: Position }
  | { kind: 'array'; items: Expression[] }
  | { kind: 'object'; entries: ObjectEntry[] }
  | { kind: 'attribute'; target: Expression; name: NameSource }
  | { kind: 'index'; target: Expression; index: Expression }
  | ArrayExpansion
  | { kind: 'element' }
  | { kind: 'question'; target: Expression; quantifier: Quantifier; filter?: Expression }
  | { kind: 'unary'; operator: '!' | '-' | '+'; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'quantified'; quantifier: Quantifier; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'ternary'; condition: Expression; then?: Expression; otherwise: Expression }
  | { kind: 'range'; from: Expression; to: Expression }
  | { kind: 'call'; name: string; arguments: Expression[]; position: Position }
  | { kind: 'subquery'; query: Query };

export type Direction = 'OUTBOUND' | 'INBOUND' | 'ANY';

export type GraphSource =
  | { kind: 'named'; name: Expression }
  | { kind: 'edges'; collections: { collection: CollectionSource; direction?: Direction }[] };

export type CollectionSource = NameSource & { position: Position };

export type Variable = { name: string; position: Position };

export type PathAlgorithm = 'SHORTEST_PATH' | 'K_SHORTEST_PATHS' | 'ALL_SHORTEST_PATHS' | 'K_PATHS';

export type TraversalStatement = {
  kind: 'traversal';
  variables: Variable[];
  min?: Expression;
  max?: Expression;
  direction: Direction;
  start: Expression;
  graph: GraphSource;
  prune?: Expression;
  pruneVariable?: Variable;
  options?: Expression;
};

export type PathStatement = {
  kind: 'paths';
  algorithm: PathAlgorithm;
  variables: Variable[];
  min?: Expression;
  max?: Expression;
  direction: Direction;
  from: Expression;
  to: Expression;
  graph: GraphSource;
  options?: Expression;
};

export type CollectStatement = {
  kind: 'collect';
  groups: { variable: Variable; value: Expression }[];
  aggregates: { variable: Variable; value: Expression }[];
  into?: { variable: Variable; projection?: Expression; keep?: Variable[] };
  countInto?: Variable;
  options?: Expression;
};

export type WindowStatement = {
  kind: 'window';
  range?: Expression;
  bounds: Expression;
  aggregates: { variable: Variable; value: Expression }[];
};

export type ModificationStatement =
  | { kind: 'insert'; document: Expression; collection: CollectionSource; options?: Expression }
  | {
      kind: 'update' | 'replace';
      key?: Expression;
      document: Expression;
      collection: CollectionSource;
      options?: Expression;
    }
  | { kind: 'remove'; key: Expression; collection: CollectionSource; options?: Expression }
  | {
      kind: 'upsert';
      search: Expression;
      /** `UPSERT FILTER condition`: the condition names the candidate CURRENT. */
      searchIsFilter: boolean;
      insert: Expression;
      change: 'update' | 'replace';
      document: Expression;
      collection: CollectionSource;
      options?: Expression;
    };

export type Statement =
  | { kind: 'for'; variable: Variable; source: Expression; options?: Expression }
  | TraversalStatement
  | PathStatement
  | { kind: 'filter'; condition: Expression }
  | { kind: 'let'; variable: Variable; value: Expression }
  | { kind: 'sort'; criteria: { value: Expression; direction: 'ASC' | 'DESC' | Expression }[] }
  | { kind: 'limit'; offset: Expression; count: Expression }
  | CollectStatement
  | WindowStatement
  | { kind: 'return'; distinct: boolean; value: Expression }
  | ModificationStatement;

export type Query = { statements: Statement[]; with: CollectionSource[] };
