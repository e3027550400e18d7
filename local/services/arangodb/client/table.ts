import { readFileSync, writeFileSync } from 'node:fs';
import { type ClientClass, clientClasses } from './methods.ts';

const README = new URL('../README.md', import.meta.url);
const [BEGIN, END] = ['<!-- client table: begin -->', '<!-- client table: end -->'];

function row({ name, probes }: ClientClass): string {
  const of = (kind: string): string[] =>
    Object.entries(probes)
      .filter(([, probe]) => probe.kind === kind)
      .map(([method]) => `\`${method}\``);
  const refused = Object.entries(probes).flatMap(([method, probe]) =>
    probe.kind === 'refused' ? [`\`${method}\` (${probe.errorNum})`] : [],
  );
  return `| \`${name}\` | ${of('works').join(' ')} | ${refused.join(' ') || '—'} |`;
}

/** What the methods of the client come to, by class: those that send no request are left out. */
export function table(): string {
  return ['| class | works | refused, by error number |', '|---|---|---|', ...clientClasses.map(row)].join('\n');
}

function parts(): [string, string, string] {
  const text = readFileSync(README, 'utf8');
  const [from, to] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}

export function readTable(): string {
  return parts()[1].trim();
}

/** Writes the table into the README. */
export function writeTable(): void {
  const [before, , after] = parts();
  writeFileSync(README, `${before}\n${table()}\n${after}`);
}

if (process.argv[1] === import.meta.filename) writeTable();
