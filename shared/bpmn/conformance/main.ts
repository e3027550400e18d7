// `npm run conformance:bpmn`: what becomes of the reference models. Ends with 1 when something of a model is lost.
import { isDeepStrictEqual } from 'node:util';
import { checkModel } from './check-model.ts';
import { knownProcesses, models, modelText } from './models.ts';

const known = await knownProcesses();
const lost: string[] = [];
console.log(
  'model    process                nodes flows drawn  elements attributes extensions shapes edges  round trip',
);
for (const name of models)
  for (const process of await checkModel(modelText(name), known)) {
    const { before, after } = process.edited;
    const kept =
      isDeepStrictEqual({ ...before, attributes: 0 }, { ...after, attributes: 0 }) &&
      after.attributes >= before.attributes;
    if (!process.identical || !kept) lost.push(`${name} ${process.bpmnId}`);
    const counts = [
      String(process.nodes).padStart(5),
      String(process.flows).padStart(5),
      String(process.drawn).padStart(5),
      String(before.elements).padStart(9),
      String(before.attributes).padStart(10),
      String(before.extensionElements).padStart(10),
      String(before.shapes).padStart(6),
      String(before.edges).padStart(5),
    ].join(' ');
    const trip = process.identical ? (kept ? 'identical' : 'changed by an edit') : 'LOSS';
    const compiles = process.errors.length === 0 ? 'compiles' : process.errors.join(' ');
    console.log(`${name.slice(0, 5)}    ${process.bpmnId.slice(0, 20).padEnd(20)} ${counts}  ${trip}; ${compiles}`);
  }
if (lost.length > 0) console.error(`Something is lost in: ${lost.join(', ')}`);
process.exitCode = lost.length > 0 ? 1 : 0;
