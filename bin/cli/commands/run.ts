import { isDeepStrictEqual } from 'node:util';
import { compileProcess } from '#compiler/index.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { inputCheckOf } from '#functions/executions/check-input.ts';
import { AppError } from '#runtime/errors.ts';
import type { Command } from '../command.ts';
import { EXAMPLE_TARGET } from '../compile-target.ts';
import { CliFault, EXIT, usage } from '../fault.ts';
import { finding } from '../findings.ts';
import type { Output } from '../output.ts';
import { readDefinition } from '../read-definition.ts';
import { parseJson } from '../read-input.ts';
import type { Step } from '../run/cast.ts';
import { type Played, play } from '../run/play.ts';
import { emptyScript, type RunScript, readScript } from '../run/script.ts';

export const runCommand: Command = {
  name: 'run',
  summary: 'run a process on this machine with scripted people',
  operands: ['<file>'],
  description: `Compiles the process and runs it on the local Step Functions engine. Scripts run in the platform's sandbox; people and the systems
that are called answer as the script says; notifications are swallowed. When everybody waits, time moves on by itself.

The script is JSON: {"input": {…}, "answers": {"<node>": [{"by": "Ada", "result": {…}} or {"error": "<name>"}, …one per visit]},
"messages": {"<node>": {"data": {…}}}, "subprocesses": {"<process id>": "<file>"}, "expect": {…fields of the data at the end}}`,
  options: {
    script: { type: 'string', value: 'file', summary: 'who answers what' },
    input: { type: 'string', value: 'json', summary: "input, instead of the script's" },
  },
  examples: [
    'flowmaster run process.json --script happy.json',
    `flowmaster run process.json --input '{"amount": 12}' --json`,
  ],
  async run({ files, text, has }, output) {
    if (files[0] === '-' && text('script') === '-') throw usage('Only one of the two can come from stdin.');
    const { definition, diagnostics } = await readDefinition(files[0]!);
    const found = [...diagnostics, ...(definition ? compileProcess(definition, EXAMPLE_TARGET).diagnostics : [])];
    for (const diagnostic of found) output.note(finding(diagnostic, output));
    if (!definition || found.some(({ severity }) => severity === 'error')) {
      if (has('json')) output.json({ ok: false, diagnostics: found });
      return EXIT.findings;
    }
    const script = await scriptOf(text('script'), text('input'));
    const played = await play({
      definition,
      target: EXAMPLE_TARGET,
      script,
      data: checkedInput(definition, script.input),
      onStep: (step) => output.note(lineOf(step, definition, output)),
    });
    return report(played, script, definition, output, has('json'));
  },
};

async function scriptOf(file: string | undefined, input: string | undefined): Promise<RunScript> {
  const script = file === undefined ? emptyScript() : await readScript(file);
  if (input === undefined) return script;
  const parsed = parseJson(input, '--input');
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw usage('--input must be a JSON object.');
  return { ...script, input: parsed as JsonObject };
}

function checkedInput(definition: ProcessDefinition, input: JsonObject): JsonObject {
  try {
    return inputCheckOf(definition.data_definitions)(input);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const places = (error.errors ?? []).map(({ path, message }) => `\n  ${path}: ${message}`).join('');
    throw new CliFault('findings', error.code, `The input is not valid:${places}`, error.help);
  }
}

function lineOf({ nodeId, by, result, error }: Step, definition: ProcessDefinition, { style }: Output): string {
  const title = definition.nodes.find((node) => node.node_id === nodeId)?.title ?? nodeId;
  const who = by === undefined ? '' : ` by ${by}`;
  return `${style('cyan', '▸')} ${title}${who} ${style('dim', error === undefined ? JSON.stringify(result) : `fails: ${error}`)}`;
}

function report(
  played: Played,
  script: RunScript,
  definition: ProcessDefinition,
  output: Output,
  asJson: boolean,
): number {
  const unexpected = Object.entries(script.expect ?? {})
    .filter(([name, value]) => !isDeepStrictEqual(played.data[name], value))
    .map(([field, expected]) => ({ field, expected, found: played.data[field] }));
  const ok = played.status === 'SUCCEEDED' && unexpected.length === 0;
  const { status, error, cause, data, steps, waitsAt } = played;
  if (asJson) output.json({ ok, status, error, cause, data, waitsAt, unexpected, steps });
  else if (status === 'SUCCEEDED') output.json(data);
  const failure = error === undefined ? '' : `: ${error}${cause ? `, ${cause}` : ''}`;
  output.note(output.style(ok ? 'green' : 'red', `"${definition.name}" ${status.toLowerCase()}${failure}`));
  if (waitsAt.length > 0) output.note(`It waits at ${waitsAt.join(', ')}; the script has no (further) answer there.`);
  for (const { field, expected, found } of unexpected)
    output.note(`${field} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
  return ok ? 0 : EXIT.findings;
}
