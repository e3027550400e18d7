// `npm run conformance:bpmn`: what becomes of the reference models. Ends with 1 when something of a model is lost, or runs otherwise than it should.
import { isDeepStrictEqual } from 'node:util';
import { type CheckedProcess, checkModel } from '#bpmn/conformance/check-model.ts';
import { knownProcesses, models, modelText } from '#bpmn/conformance/models.ts';
import { compileProcess } from '#compiler/index.ts';
import { EXAMPLE_TARGET } from '../cli/compile-target.ts';
import { type BoundModel, boundModels, deviation, playPath } from './play-path.ts';
import { decisionsOf, runsOf } from './reference-runs.ts';

const known = await knownProcesses();
const bound = await boundModels();
const lost: string[] = [];
const astray: string[] = [];

console.log(
  'model    process              nodes flows drawn elements attributes extensions shapes edges  round trip; compiles; runs',
);
for (const name of models)
  for (const process of await checkModel(modelText(name), known)) {
    const runs = await ran(name, bound.get(name));
    console.log(
      `${name.slice(0, 5)}    ${counts(process)}  ${[roundTrip(name, process), compiles(name, process), ...runs].join('; ')}`,
    );
  }
for (const [what, which] of [
  ['Something is lost in', lost],
  ['Otherwise than it should ran', astray],
] as const)
  if (which.length > 0) console.error(`${what}: ${which.join(', ')}`);
globalThis.process.exitCode = lost.length + astray.length > 0 ? 1 : 0;

function counts({ bpmnId, nodes, flows, drawn, edited: { before } }: CheckedProcess): string {
  const { elements, attributes, extensionElements, shapes, edges } = before;
  const columns = [
    [nodes, 5],
    [flows, 5],
    [drawn, 5],
    [elements, 8],
    [attributes, 10],
    [extensionElements, 10],
    [shapes, 6],
    [edges, 5],
  ] as const;
  return [bpmnId.slice(0, 20).padEnd(20), ...columns.map(([value, width]) => String(value).padStart(width))].join(' ');
}

function roundTrip(name: string, { bpmnId, identical, edited: { before, after } }: CheckedProcess): string {
  const kept =
    isDeepStrictEqual({ ...before, attributes: 0 }, { ...after, attributes: 0 }) &&
    after.attributes >= before.attributes;
  if (!identical || !kept) lost.push(`${name} ${bpmnId}`);
  return identical ? (kept ? 'identical' : 'changed by an edit') : 'LOSS';
}

function compiles(name: string, { errors }: CheckedProcess): string {
  const runs = runsOf(name);
  const asItIs = errors.length === 0 ? 'compiles as it is' : errors.join(' ');
  if (!runs || decisionsOf(runs) === 0) return asItIs;
  const { ok } = compileProcess(bound.get(name)!.definition, EXAMPLE_TARGET);
  return `${asItIs}; ${ok ? 'compiles' : 'does not compile'} with ${decisionsOf(runs)} decision${decisionsOf(runs) === 1 ? '' : 's'}`;
}

/** Models that are meant to execute are run on each of their paths. */
async function ran(name: string, model: BoundModel | undefined): Promise<string[]> {
  if (!model) return [];
  const { paths } = runsOf(name)!;
  let well = 0;
  for (const path of paths) {
    const otherwise = deviation(await playPath(model, path), path);
    if (otherwise === undefined) well++;
    else astray.push(`${name} “${path.name}” (${otherwise})`);
  }
  return [`runs on ${well} of ${paths.length} paths`];
}
