type Common = { ok: true; pattern: string } | { ok: false; reason: string };

const CLASS = String.raw`\[\^?(?:[\w .,:;@#%&=<>!~'"-]|\\[dws.\-])+\]`;
const ATOM = String.raw`[\w ,:;@#%&=<>!~'"-]|\.|\\[dws.?*+|()[\]{}^$\\-]|${CLASS}`;
const PIECE = new RegExp(String.raw`(?:${ATOM}|\(\?:|[()|^$]|[?*+]|\{[0-9]+(?:,[0-9]*)?\})`, 'y');

/**
 * Regular expressions that mean the same in XPath (FEEL), in JavaScript and in JSONata: classes, groups, repetition,
 * alternatives and anchors. JSONata fails over a match of nothing, so a pattern that can match nothing is refused.
 */
export function commonPattern(pattern: string): Common {
  for (let at = 0; at < pattern.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    if (!PIECE.test(pattern))
      return { ok: false, reason: `"${pattern.slice(at, at + 4)}" in the pattern is not translated` };
  }
  try {
    if (new RegExp(pattern, 'u').test(''))
      return { ok: false, reason: 'the pattern can match an empty text, over which JSONata fails' };
  } catch {
    return { ok: false, reason: 'the pattern is not a regular expression' };
  }
  if (pattern === '') return { ok: false, reason: 'the pattern is empty' };
  return { ok: true, pattern };
}
