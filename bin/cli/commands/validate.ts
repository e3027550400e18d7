import { compileProcess } from '#compiler/index.ts';
import type { Command } from '../command.ts';
import { EXAMPLE_TARGET } from '../compile-target.ts';
import { EXIT } from '../fault.ts';
import { countOf, finding, hasErrors } from '../findings.ts';
import { readDefinition } from '../read-definition.ts';

/** As a platform compiles, which evaluates no decision models yet. */
const TARGET = { ...EXAMPLE_TARGET, decisionModels: false };

export const validateCommand: Command = {
  name: 'validate',
  summary: 'say what keeps a process from being published',
  operands: ['<file>'],
  description: 'Checks the definition as publishing does: its shape, names, expressions, and whether it can get stuck.',
  options: {},
  examples: [
    'flowmaster validate examples/loan-application/process.json',
    'cat process.json | flowmaster validate - --json',
  ],
  async run({ files, has }, output) {
    const { definition, diagnostics: read } = await readDefinition(files[0]!);
    const diagnostics = [...read, ...(definition ? compileProcess(definition, TARGET).diagnostics : [])];
    const ok = !hasErrors(diagnostics);
    if (has('json')) output.json({ ok, diagnostics });
    for (const diagnostic of diagnostics) output.note(finding(diagnostic, output));
    output.note(`${definition?.name ?? files[0]!}: ${countOf(diagnostics)}`);
    return ok ? 0 : EXIT.findings;
  },
};
