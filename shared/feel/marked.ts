const MARK = /^\s*feel:/;

/** FEEL where JSONata is the rule: `feel: due < now()`. JSONata has no such beginning, so the two cannot be taken for each other. */
export function markedFeel(source: string): { feel: string; offset: number } | undefined {
  const mark = MARK.exec(source)?.[0];
  return mark === undefined ? undefined : { feel: source.slice(mark.length), offset: mark.length };
}

/** An expression in FEEL as a field of a definition holds it. */
export const markFeel = (feel: string): string => `feel: ${feel.trim()}`;
