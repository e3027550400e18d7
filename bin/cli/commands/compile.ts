import { compileProcess } from '#compiler/index.ts';
import type { Command } from '../command.ts';
import { TARGET_OPTIONS, targetOf } from '../compile-target.ts';
import { EXIT } from '../fault.ts';
import { countOf, finding } from '../findings.ts';
import { readDefinition } from '../read-definition.ts';

export const compileCommand: Command = {
  name: 'compile',
  summary: 'write the Amazon States Language of a process',
  operands: ['<file>'],
  description: `Writes the state machine on stdout; what there is to say of it, on stderr. With --json: {ok, diagnostics, hash, definition,
main and parts (where it is larger than one machine may be), sourceMap, explain}. Tenant, process, version and functions are literals of the machine; without them they are examples.`,
  options: TARGET_OPTIONS,
  examples: [
    'flowmaster compile process.json > process.asl.json',
    'flowmaster compile process.bpmn --tenant a0000000-0000-4000-8000-000000000001 --version 2.1.0',
  ],
  async run(given, output) {
    const target = targetOf(given);
    const { definition, diagnostics: read } = await readDefinition(given.files[0]!);
    const compiled = definition ? compileProcess(definition, target) : undefined;
    const diagnostics = [...read, ...(compiled?.diagnostics ?? [])];
    if (given.has('json')) {
      const { hash, definition: machine, machines, sourceMap, explain } = compiled ?? {};
      const parts = machines?.parts.map(({ key, asl }) => ({ key, definition: JSON.parse(asl) as unknown }));
      const main = parts?.length ? (JSON.parse(machines!.main) as unknown) : undefined;
      output.json({
        ok: compiled?.ok ?? false,
        diagnostics,
        hash,
        definition: machine,
        main,
        parts,
        sourceMap,
        explain,
      });
    } else if (compiled?.ok) output.json(compiled.definition);
    for (const diagnostic of diagnostics) output.note(finding(diagnostic, output));
    if (diagnostics.length > 0) output.note(countOf(diagnostics));
    return compiled?.ok ? 0 : EXIT.findings;
  },
};
