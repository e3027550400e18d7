import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where a command writes: results to stdout, everything that is said about them to stderr. */
export interface Output {
  /** The result, as text. */
  print: (text: string) => void;
  /** The result, as JSON. */
  json: (value: unknown) => void;
  /** A remark for people; nothing with `--json`. */
  note: (text: string) => void;
  /** Colours a remark where stderr is a terminal and `NO_COLOR` is not set. */
  style: (style: Style, text: string) => string;
  /** The same for the result, where stdout is a terminal. */
  paint: (style: Style, text: string) => string;
}

export function terminalOutput(asJson: boolean): Output {
  return {
    print: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    json: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    note: (text) => void (asJson || process.stderr.write(`${text}\n`)),
    style: (style, text) => styleText(style, text, { stream: process.stderr }),
    paint: (style, text) => styleText(style, text, { stream: process.stdout }),
  };
}
