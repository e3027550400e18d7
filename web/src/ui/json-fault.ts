export type JsonFault = { message: string; line: number | undefined };
export type ParsedJson = { value: unknown; fault?: undefined } | { fault: JsonFault; value?: undefined };

/** Parses JSON, or says in which line it breaks; engines word and place the position in different ways. */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const byLine = /line (\d+)/.exec(message)?.[1];
    const byOffset = /position (\d+)/.exec(message)?.[1];
    const atEnd = /end of (JSON )?(input|data)/i.test(message);
    const offset = byOffset !== undefined ? Number(byOffset) : atEnd ? text.length : undefined;
    const line = byLine ? Number(byLine) : offset === undefined ? undefined : text.slice(0, offset).split('\n').length;
    return { fault: { message: message.replace(/ \(line.*\)$/, ''), line } };
  }
}
