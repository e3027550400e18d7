import { describe, expect, it } from 'vitest';
import { checkModel } from './check-model.ts';
import { knownProcesses, models, modelText } from './models.ts';

const known = await knownProcesses();

describe.each(models)('reference model %s', (name) => {
  it('imports, is drawn, and comes out as it went in', async () => {
    const processes = await checkModel(modelText(name), known);
    expect(processes.length).toBeGreaterThan(0);
    expect(processes.some(({ drawn }) => drawn > 0)).toBe(true);
    for (const { identical, edited, bpmnId } of processes) {
      expect(identical, bpmnId).toBe(true);
      // A title may be an attribute that the element did not have.
      expect({ ...edited.after, attributes: 0 }, bpmnId).toEqual({ ...edited.before, attributes: 0 });
      expect(edited.after.attributes - edited.before.attributes).toBeOneOf([0, 1]);
    }
  });
});

describe('models that are meant to execute', () => {
  it.each([
    ['C.1.0.bpmn', []],
    ['C.1.1.bpmn', []],
    ['C.3.0.bpmn', ['bpmn.expression-not-translated', 'bpmn.quantity-not-supported']],
    ['C.8.1.bpmn', []],
    ['C.9.0.bpmn', []],
    ['C.9.1.bpmn', []],
    ['C.9.2.bpmn', []],
  ])('%s: says what of it has no meaning here', async (name, errors) => {
    const [process] = await checkModel(modelText(name), known);
    expect(process!.errors.filter((code) => code.startsWith('bpmn.')).sort()).toEqual(errors);
  });

  it.each(['C.8.1.bpmn', 'C.9.1.bpmn', 'C.9.2.bpmn'])('%s needs nothing else to compile', async (name) => {
    expect(await checkModel(modelText(name), known)).toMatchObject([{ errors: [] }]);
  });
});
