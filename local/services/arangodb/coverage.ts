import { statementsCovered } from './aql/covered.ts';
import { aggregates } from './aql/execute/aggregates.ts';
import { functionFamilies } from './aql/functions/registry.ts';
import { router } from './http/routes.ts';

// Prints what this server covers, from the tables that the server itself works with.

function table(title: string, rows: [string, string][]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  process.stdout.write(`\n${title}\n${'─'.repeat(title.length)}\n`);
  for (const [name, detail] of rows) process.stdout.write(`${name.padEnd(width)}  ${detail}\n`);
}

const families = functionFamilies();
const functionCount = Object.values(families).reduce((sum, names) => sum + names.length, 0);
const endpoints = new Map<string, string[]>();
for (const { method, pattern } of router.list()) endpoints.set(pattern, [...(endpoints.get(pattern) ?? []), method]);

table(
  `AQL statements and expressions (${statementsCovered.length})`,
  statementsCovered.map(({ name, forms }) => [name, forms]),
);
table(
  `AQL functions (${functionCount})`,
  Object.entries(families).map(([family, names]) => [`${family} (${names.length})`, names.join(' ')]),
);
table(`Functions of AGGREGATE (${Object.keys(aggregates).length})`, [['', Object.keys(aggregates).join(' ')]]);
table(
  `HTTP endpoints (${router.list().length})`,
  [...endpoints].map(([pattern, methods]) => [methods.join(' '), pattern]),
);
