import { openDecisions } from '#bpmn/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../fault.ts';
import { countOf, finding, hasErrors } from '../findings.ts';
import { readBindings } from '../read-bindings.ts';
import { onlyProcess, readBpmn } from '../read-bpmn.ts';
import { readBytes } from '../read-input.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'turn BPMN 2.0 into a definition',
  operands: ['<file.bpmn>'],
  description: `Writes the definition on stdout, and on stderr what of the document means nothing here: it is kept in the document, which export
takes back with --original. --bindings decides that, and --template writes such a file to fill in instead of the definition, by the ids of the document's elements. Of a document with several processes, --only names one; --json writes them all.`,
  options: {
    only: { type: 'string', value: 'id', summary: 'id of the process in the document' },
    template: { type: 'boolean', summary: 'write the bindings that are to be filled in, a null for each decision' },
    bindings: {
      type: 'string',
      value: 'file',
      summary: 'JSON with what the document cannot say: job types, called processes, conditions',
    },
  },
  examples: [
    'flowmaster import order.bpmn > order.json',
    'flowmaster import order.bpmn --template > order.bindings.json',
    'flowmaster import order.bpmn --bindings order.bindings.json > order.json',
    'flowmaster import order.bpmn --only Process_2 --json',
  ],
  async run({ files, text, has }, output) {
    const file = files[0]!;
    const bindings = await readBindings(text('bindings'));
    const imported = await readBpmn(await readBytes(file), file, { only: text('only'), bindings });
    if (has('template')) {
      output.json(openDecisions(imported.processes, bindings) ?? { nodes: {}, flows: {} });
      return 0;
    }
    if (has('json')) {
      const { processes, left, diagnostics } = imported;
      const ok = !hasErrors([...diagnostics, ...processes.flatMap((one) => one.diagnostics)]);
      output.json({ ok, processes, left, diagnostics });
      return ok ? 0 : EXIT.findings;
    }
    const { definition, diagnostics } = onlyProcess(imported, file);
    output.json(definition);
    for (const diagnostic of diagnostics) output.note(finding(diagnostic, output));
    if (diagnostics.length > 0) output.note(countOf(diagnostics));
    return hasErrors(diagnostics) ? EXIT.findings : 0;
  },
};
