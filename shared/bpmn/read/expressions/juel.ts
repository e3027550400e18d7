const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)|(==|!=|<=|>=|&&|\|\||[()<>!]))/y;
const WORDS: Readonly<Record<string, string>> = {
  and: 'and',
  or: 'or',
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  true: 'true',
  false: 'false',
  null: 'null',
};
const SIGNS: Readonly<Record<string, string>> = { '==': '=', '&&': 'and', '||': 'or' };

/**
 * The JSONata of a simple expression of Camunda 7's expression language: fields, literals, comparisons, `&&`, `||`, `!`.
 * Nothing for anything that calls Java, counts or has other operators.
 */
export function translateJuel(text: string): string | undefined {
  const inside = /^\s*[$#]\{([\s\S]*)\}\s*$/.exec(text)?.[1];
  if (inside === undefined || inside.length > 2_000) return undefined;
  const parts: string[] = [];
  let negated = 0;
  for (let at = 0; at < inside.trimEnd().length; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(inside);
    if (!found) return undefined;
    at = TOKEN.lastIndex;
    const [, number, string, word, sign] = found;
    // A negation takes what follows: a name, or something in brackets that closes later.
    if (sign === '!' || word === 'not') {
      negated++;
      continue;
    }
    const open = '$not('.repeat(negated);
    if (negated > 0 && (word === undefined || WORDS[word] !== undefined)) return undefined;
    if (word?.split('.').some((step) => JAVA.has(step))) return undefined;
    const plain = number ?? string ?? (word !== undefined ? (WORDS[word] ?? word) : (SIGNS[sign!] ?? sign!));
    parts.push(`${open}${plain}${')'.repeat(negated)}`);
    negated = 0;
  }
  if (negated > 0 || parts.length === 0) return undefined;
  return isWellOrdered(parts) ? parts.join(' ').replaceAll('( ', '(').replaceAll(' )', ')') : undefined;
}

/** Names that stand for the engine, not for data. */
const JAVA = new Set(['execution', 'task', 'caseExecution', 'empty', 'div', 'mod', 'instanceof']);
const OPERATORS = new Set(['=', '!=', '<', '>', '<=', '>=', 'and', 'or']);

/** Operands and operators take turns; brackets close. A name before a bracket would be a call. */
function isWellOrdered(parts: readonly string[]): boolean {
  let depth = 0;
  let operand = false;
  for (const part of parts) {
    if (part === '(') {
      if (operand) return false;
      depth++;
    } else if (part === ')') {
      if (!operand || --depth < 0) return false;
    } else if (OPERATORS.has(part)) {
      if (!operand) return false;
      operand = false;
    } else {
      if (operand) return false;
      operand = true;
    }
  }
  return depth === 0 && operand;
}
