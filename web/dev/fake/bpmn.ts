import { BpmnError, decodeBytes, exportBpmn, type Imported, openBpmn, openDecisions } from '#bpmn/index.ts';
import type { BpmnCheck, BpmnImport } from '#contracts/processes/bpmn.ts';
import type { BpmnBindings } from '#contracts/processes/bpmn-bindings.ts';
import { isNews } from '#functions/processes/bpmn/check-document.ts';
import { validation } from './compile.ts';
import { type Call, type Handlers, handle } from './http.ts';
import { FakeProblem } from './problem.ts';
import { addProcess, definitionOf, getStored, getVersion, summary } from './processes.ts';

/** Documents by the process that they became. */
const originals = new Map<string, { xml: string; bpmnId: string }>();

async function read({ body, query }: Pick<Call, 'body' | 'query'>): Promise<Imported> {
  try {
    const text = decodeBytes(body);
    const { process, bindings } = query as { process?: string; bindings?: BpmnBindings };
    return await openBpmn(text, process).read({}, bindings);
  } catch (error) {
    if (!(error instanceof BpmnError)) throw error;
    const { code, path, message, help } = error;
    const errors = [{ path, code: code.replace('bpmn.', ''), message, help }];
    throw new FakeProblem(code.startsWith('bpmn.too-') ? 413 : 422, code, message, { help, errors });
  }
}

type Read = Imported['processes'][number];
function verdict({ definition, diagnostics }: Read) {
  const checked = validation(definition);
  const fine = diagnostics.every(({ severity }) => severity !== 'error');
  return {
    publishable: checked.publishable && fine,
    diagnostics: [...diagnostics, ...checked.diagnostics.filter(isNews)],
  };
}

/** BPMN in and out, read and written as on the platform; called processes are not looked up. */
export const bpmnHandlers: Handlers = {
  checkBpmn: handle(async (call) => {
    const { left, diagnostics, processes } = await read(call);
    const template = openDecisions(processes, (call.query as { bindings?: BpmnBindings }).bindings);
    const body: BpmnCheck = {
      ...(template && { template }),
      left,
      diagnostics,
      processes: processes.map((one) => ({ bpmnId: one.bpmnId, definition: one.definition, ...verdict(one) })),
    };
    return { body };
  }),
  importBpmn: handle(async (call) => {
    const { left, diagnostics, processes, xml } = await read(call);
    const body: BpmnImport = {
      left,
      diagnostics,
      processes: processes.map((one) => {
        const id = addProcess(one.definition, { publish: false, minutes: 0 });
        originals.set(id, { xml, bpmnId: one.bpmnId });
        return { bpmnId: one.bpmnId, process: summary(getStored(id)), ...verdict(one) };
      }),
    };
    return { body };
  }),
  exportProcessBpmn: ({ params }) => ({
    body: exportBpmn(definitionOf(getStored(params.id).process), originals.get(params.id ?? '')),
    type: 'application/xml',
  }),
  exportProcessVersionBpmn: ({ params }) => ({
    body: exportBpmn(getVersion({ params }).definition, originals.get(params.id ?? '')),
    type: 'application/xml',
  }),
};
