import { decodeBytes, exportBpmn } from '#bpmn/index.ts';
import type { Command } from '../command.ts';
import { EXIT, usage } from '../fault.ts';
import { finding } from '../findings.ts';
import { clearly, onlyProcess, readBpmn } from '../read-bpmn.ts';
import { readDefinition } from '../read-definition.ts';
import { readBytes } from '../read-input.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: 'write a definition as BPMN 2.0',
  operands: ['<file>'],
  description: `Writes a BPMN document on stdout. With --original, the document that the definition was imported from: only what was changed
since is written anew, and everything else stays as it was.`,
  options: {
    original: { type: 'string', value: 'file.bpmn', summary: 'document that the definition came from' },
    only: { type: 'string', value: 'id', summary: 'id of the process in that document' },
  },
  examples: ['flowmaster export order.json > order.bpmn', 'flowmaster export order.json --original order.bpmn'],
  async run({ files, text, has }, output) {
    const [file, original] = [files[0]!, text('original')];
    if (text('only') !== undefined && original === undefined) throw usage('--only needs --original.');
    if (file === '-' && original === '-') throw usage('Only one of the two can come from stdin.');
    const { definition, diagnostics } = await readDefinition(file);
    for (const diagnostic of diagnostics) output.note(finding(diagnostic, output));
    if (!definition) {
      if (has('json')) output.json({ ok: false, diagnostics });
      return EXIT.findings;
    }
    const before = original === undefined ? undefined : await originalOf(original, text('only'));
    const xml = await clearly(file, async () => exportBpmn(definition, before));
    if (has('json')) output.json({ ok: true, xml });
    else output.print(xml);
    return 0;
  },
};

async function originalOf(file: string, only: string | undefined): Promise<{ xml: string; bpmnId: string }> {
  const bytes = await readBytes(file);
  const { bpmnId } = onlyProcess(await readBpmn(bytes, file, { only }), file);
  return { xml: await clearly(file, async () => decodeBytes(bytes)), bpmnId };
}
