import { type Command, parseGiven } from '../command.ts';
import { CliFault, EXIT } from '../fault.ts';

interface Said {
  readonly code: number;
  /** What a person reads. */
  readonly text: string;
  /** What `--json` writes. */
  readonly json: unknown;
}

/** Runs one command without a process of its own, for tables that would start hundreds. Faults become exit codes as in `main.ts`. */
export async function runHere(command: Command, ...args: string[]): Promise<Said> {
  const notes: string[] = [];
  let json: unknown;
  const note = (text: string) => void notes.push(text);
  const plain = (_style: unknown, text: string) => text;
  const keep = (value: unknown) => {
    json = value;
  };
  const output = { print: note, note, json: keep, style: plain, paint: plain };
  const code = await command.run(parseGiven(command, args), output).catch((error: unknown) => {
    if (!(error instanceof CliFault)) throw error;
    note(`${error.message}\n${error.help ?? ''}`);
    json = { ok: false, error: { code: error.code, message: error.message, help: error.help } };
    return EXIT[error.kind];
  });
  return { code, text: notes.join('\n'), json };
}
