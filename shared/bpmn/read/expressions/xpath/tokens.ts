/** A token of an XPath 1.0 expression. */
export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'sign';
  readonly text: string;
}

const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)|"([^"]*)"|'([^']*)'|([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)|(!=|<=|>=|[()=<>,]))/y;

/** The tokens of the part of XPath that is understood; nothing where another sign occurs. */
export function xpathTokens(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) return undefined;
    const [, number, double, single, name, sign] = found;
    const quoted = double ?? single;
    if (number !== undefined) tokens.push({ kind: 'number', text: String(Number(number)) });
    else if (quoted !== undefined) tokens.push({ kind: 'string', text: quoted });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign! });
  }
  return tokens;
}
