type Part = { literal: string; variable?: never } | { variable: string; literal?: never };

/** Splits the text of a Fn::Sub: `${Name}` and `${Resource.Attribute}` are variables, `${!literal}` is kept as `${literal}`. */
export function parseSubstitution(template: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of template.matchAll(/\$\{([^}]*)\}/g)) {
    if (match.index > end) parts.push({ literal: template.slice(end, match.index) });
    const name = match[1]!.trim();
    parts.push(name.startsWith('!') ? { literal: `\${${name.slice(1)}}` } : { variable: name });
    end = match.index + match[0].length;
  }
  if (end < template.length) parts.push({ literal: template.slice(end) });
  return parts;
}
