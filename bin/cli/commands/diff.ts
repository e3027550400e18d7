import type { ElementChange, FieldChange } from '#contracts/processes/diff.ts';
import { diffDefinitions } from '#process-model/diff/diff-definitions.ts';
import type { Command } from '../command.ts';
import { EXIT, usage } from '../fault.ts';
import { finding } from '../findings.ts';
import type { Output } from '../output.ts';
import { readDefinition } from '../read-definition.ts';

const SIGNS = { added: ['green', '+'], removed: ['red', '-'], changed: ['yellow', '~'], moved: ['dim', '→'] } as const;

export const diffCommand: Command = {
  name: 'diff',
  summary: 'say how two versions of a process differ',
  operands: ['<before>', '<after>'],
  description: `Compares by meaning: elements by their ids, named items by their names; the order in which they are written says nothing.
Exit code 0: they mean the same, though shapes may have moved; 1: they differ.`,
  options: {},
  examples: ['flowmaster diff old.json new.json', 'git show HEAD:process.json | flowmaster diff - process.json --json'],
  async run({ files, has }, output) {
    if (files[0] === '-' && files[1] === '-') throw usage('Only one of the two can come from stdin.');
    const [before, after] = [await readDefinition(files[0]!), await readDefinition(files[1]!)];
    const diagnostics = [...before.diagnostics, ...after.diagnostics];
    for (const diagnostic of diagnostics) output.note(finding(diagnostic, output));
    if (!before.definition || !after.definition) {
      if (has('json')) output.json({ ok: false, diagnostics });
      return EXIT.findings;
    }
    const diff = diffDefinitions(before.definition, after.definition);
    if (has('json')) output.json({ ok: diff.equivalent, ...diff });
    else for (const change of diff.changes) output.print(lines(change, output));
    const { added, removed, changed, moved } = diff.counts;
    output.note(
      diff.identical ? 'identical' : `${added} added, ${removed} removed, ${changed} changed, ${moved} moved`,
    );
    return diff.equivalent ? 0 : EXIT.findings;
  },
};

function lines({ element, id, title, change, fields }: ElementChange, { paint }: Output): string {
  const [colour, sign] = SIGNS[change];
  const shown = change === 'changed' || change === 'moved' ? fields : [];
  const name = title === undefined || title === id ? id : `${id} “${title}”`;
  return [paint(colour, `${sign} ${element} ${name}`), ...shown.map((field) => `    ${fieldLine(field)}`)].join('\n');
}

const fieldLine = ({ path, before, after }: FieldChange): string => `${path}: ${shortly(before)} → ${shortly(after)}`;

function shortly(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
