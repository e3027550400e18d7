import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where diagnostics are made: the compiler, the importer, and what the processes context knows of other processes. */
const SOURCES = '{state-machines/compiler,shared/bpmn,functions/processes/calls}/**/*.ts';
const NO_SOURCES = /\.test\.ts$|\/(testing|reference|patterns|mutation|conformance)\//;
const SAYING = /^(error|warning|info|say|said|tooBig)$/;
const CODE = /^[a-z][a-z-]*\.[a-z][a-z-]*$/;

/** Code → the files that say it, as an argument of `report.error(…)` and its like, or of `new BpmnError(…)`. */
export function emittedCodes(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of globSync(SOURCES, { cwd: ROOT })) {
    if (NO_SOURCES.test(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(`${ROOT}/${file}`, 'utf8'), ts.ScriptTarget.Latest);
    for (const code of codesIn(source)) found.set(code, [...(found.get(code) ?? []), file]);
  }
  return found;
}

function codesIn(source: ts.SourceFile): Set<string> {
  const codes = new Set<string>();
  const constants = constantsOf(source);
  const visit = (node: ts.Node): void => {
    for (const argument of saysSomething(node) ? (node.arguments ?? []) : [])
      for (const text of textsIn(argument, constants)) if (CODE.test(text)) codes.add(text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return codes;
}

const saysSomething = (node: ts.Node): node is ts.CallExpression | ts.NewExpression =>
  (ts.isCallExpression(node) && SAYING.test(nameOf(node.expression))) ||
  (ts.isNewExpression(node) && nameOf(node.expression) === 'BpmnError');

const nameOf = (called: ts.Expression): string =>
  ts.isPropertyAccessExpression(called) ? called.name.text : ts.isIdentifier(called) ? called.text : '';

/** Texts that the file gives a name. */
const constantsOf = (source: ts.SourceFile): ReadonlyMap<string, string> =>
  new Map(
    source.statements
      .flatMap((statement) => (ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : []))
      .flatMap(({ name, initializer }) =>
        ts.isIdentifier(name) && initializer && ts.isStringLiteral(initializer) ? [[name.text, initializer.text]] : [],
      ),
  );

/** The texts of an expression: one, or those that it chooses between. */
function textsIn(expression: ts.Expression, constants: ReadonlyMap<string, string>): string[] {
  if (ts.isStringLiteral(expression)) return [expression.text];
  if (ts.isIdentifier(expression)) return [constants.get(expression.text) ?? ''];
  if (!ts.isConditionalExpression(expression)) return [];
  return [...textsIn(expression.whenTrue, constants), ...textsIn(expression.whenFalse, constants)];
}
