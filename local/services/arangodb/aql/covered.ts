import { parseQuery } from './parser/parse.ts';

type Covered = { name: string; forms: string; example: string };

const claims: Covered[] = [
  {
    name: 'FOR',
    forms: 'collection, array, range, subquery; OPTIONS',
    example: 'FOR d IN c OPTIONS { disableIndex: true } RETURN d',
  },
  {
    name: 'FOR … traversal',
    forms: 'GRAPH or edge collections, OUTBOUND INBOUND ANY, depths, v/e/p, PRUNE, OPTIONS',
    example: "FOR v, e, p IN 1..2 ANY 'c/1' GRAPH 'g' PRUNE x = v.a OPTIONS { order: 'bfs' } RETURN p",
  },
  {
    name: 'FOR … path search',
    forms: 'SHORTEST_PATH K_SHORTEST_PATHS ALL_SHORTEST_PATHS K_PATHS',
    example: "FOR p IN 1..3 OUTBOUND K_PATHS 'c/1' TO 'c/2' e RETURN p",
  },
  { name: 'FILTER', forms: 'any expression', example: 'FOR d IN c FILTER d.a && d.b RETURN d' },
  {
    name: 'SORT',
    forms: 'many criteria, ASC, DESC, bound direction',
    example: 'FOR d IN c SORT d.a DESC, d.b RETURN d',
  },
  { name: 'LIMIT', forms: 'count; offset, count; fullCount', example: 'FOR d IN c LIMIT 1, 2 RETURN d' },
  { name: 'LET', forms: 'one or many, subqueries', example: 'LET a = 1, b = (RETURN 2) RETURN a' },
  {
    name: 'COLLECT',
    forms: 'groups, INTO (= projection, KEEP), WITH COUNT INTO, AGGREGATE',
    example: 'FOR d IN c COLLECT a = d.a AGGREGATE m = MAX(d.b) INTO g KEEP d RETURN a',
  },
  {
    name: 'WINDOW',
    forms: 'rows and values around each row',
    example: 'FOR d IN c WINDOW { preceding: 1 } AGGREGATE s = SUM(d.a) RETURN s',
  },
  { name: 'RETURN', forms: 'DISTINCT', example: 'FOR d IN c RETURN DISTINCT d' },
  {
    name: 'INSERT',
    forms: 'overwriteMode and the other OPTIONS, NEW, OLD',
    example: "INSERT {} INTO c OPTIONS { overwriteMode: 'update' } RETURN NEW",
  },
  {
    name: 'UPDATE, REPLACE',
    forms: 'document, or key WITH document; OLD, NEW',
    example: "UPDATE 'k' WITH {} IN c OPTIONS { keepNull: false } RETURN OLD",
  },
  { name: 'REMOVE', forms: 'document or key; OLD', example: "REMOVE 'k' IN c RETURN OLD" },
  {
    name: 'UPSERT',
    forms: 'by example or FILTER; UPDATE or REPLACE',
    example: 'UPSERT FILTER CURRENT.a == 1 INSERT {} UPDATE {} IN c RETURN NEW',
  },
  { name: 'WITH', forms: 'collection declarations', example: 'WITH c RETURN 1' },
  {
    name: 'Array operators',
    forms: '[n] [*] [**] [* FILTER LIMIT RETURN] [? quantifier FILTER]',
    example: 'LET a = [] RETURN a[* FILTER CURRENT > 1 LIMIT 2 RETURN CURRENT].x[? ANY FILTER CURRENT]',
  },
  {
    name: 'Operators',
    forms: 'arithmetic, comparison, IN, LIKE, =~, ALL ANY NONE AT LEAST, logic, ternary, ?:, range',
    example: 'RETURN [1] ALL IN [1] ? 1 : null ?: 2 LIKE 3',
  },
  {
    name: 'Names and parameters',
    forms: '@value @@collection .@attribute, computed and shorthand attributes, `quoted`',
    example: 'LET a = {} RETURN { a, [1]: a.@b, `c`: @d }',
  },
];

/** What the parser takes: a claim whose example does not parse is a mistake here, and throws. */
export const statementsCovered: Covered[] = claims.map((claim) => {
  parseQuery(claim.example);
  return claim;
});
