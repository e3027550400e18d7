import { describe, expect, it } from 'vitest';
import { exportBpmn, importBpmn } from '../../shared/bpmn/index.ts';
import { documentOf } from '../../shared/bpmn/testing/document.ts';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { isDrawn } from '../../shared/contracts/processes/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import { aProcess, aTarget, end, event, script, start, way } from '../../state-machines/compiler/testing/builders.ts';
import { embedded, within } from '../../state-machines/compiler/testing/scope-builders.ts';
import { anEngine, linted } from './an-engine.ts';

const engine = anEngine();

async function run(definition: ProcessDefinition, failing?: string) {
  const compiled = await linted(definition);
  const ways = Object.values(compiled.sourceMap.transitions).flatMap((one) => Object.values(one));
  expect(ways.flatMap(({ flows, nodes }) => [...flows, ...nodes]).filter((id) => !isDrawn(id))).toEqual([]);
  const done = await engine.run(compiled.definition, {}, (nodeId) =>
    nodeId === failing ? { error: 'Broken' } : { output: { [nodeId]: 1 } },
  );
  return { status: done.status, data: done.data, nodes: done.visits.map((visit) => visit.nodeId).toSorted() };
}
const writes = (id: string) => script(id, { outputs: [id] });

describe('a process without a start and an end', () => {
  it('begins with all that nothing leads to, and is over when all of that is done', async () => {
    const process = aProcess([writes('a'), writes('b'), writes('c')], way('b', 'c'));
    expect(await run(process)).toEqual({ status: 'SUCCEEDED', data: { a: 1, b: 1, c: 1 }, nodes: ['a', 'b', 'c'] });
  });

  it('may hold subprocesses like it, handlers and events on borders, which begin nothing', async () => {
    const process = aProcess(
      [
        embedded('sub'),
        ...within(
          'sub',
          writes('book'),
          event('undo', { event: 'compensation', position: 'boundary', attachedTo: 'book', handler: 'cancel' }),
          writes('cancel'),
          writes('pay'),
        ),
        event('failed', { event: 'error', position: 'boundary', attachedTo: 'sub' }),
        writes('sorry'),
        embedded('on', 'event'),
        ...within('on', start('in', { config: { event: 'message', name: 'stop' } }), end('out')),
      ],
      [...way('book', 'pay'), ...way('failed', 'sorry'), ...way('in', 'out')],
    );
    expect((await run(process)).nodes).toEqual(['book', 'pay']);
    expect((await run(process, 'pay')).nodes).toEqual(['book', 'pay', 'sorry']);
  });

  it('passes a subprocess in which there is nothing, whatever surrounds it', async () => {
    const stops = { event: 'message', name: 'stop' };
    const process = aProcess(
      [
        embedded('sub'),
        embedded('each', 'embedded', { multiInstance: { mode: 'parallel', collection: '[1, 2]' } }),
        embedded('again', 'transaction', { loop: { condition: '$iteration < 3', maximum: 3 } }),
        embedded('guarded'),
        event('stopped', { ...stops, position: 'boundary', attachedTo: 'guarded' }),
        event('failed', { event: 'error', position: 'boundary', attachedTo: 'guarded' }),
        writes('sorry'),
        writes('a'),
      ],
      [...way('sub', 'each', 'again', 'guarded', 'a'), ...way('stopped', 'sorry'), ...way('failed', 'sorry')],
    );
    expect(await run(process)).toEqual({ status: 'SUCCEEDED', data: { a: 1 }, nodes: ['a'] });
    const explained = compileProcess(process, aTarget()).explain ?? [];
    expect(explained.find(({ nodeId }) => nodeId === 'sub')).toMatchObject({ construct: 'Pass' });
  });

  it('comes from a BPMN document and goes back into it as it was', async () => {
    const work = '<bpmn:extensionElements><zeebe:script expression="=1" resultVariable="a"/></bpmn:extensionElements>';
    const xml = documentOf(`<bpmn:scriptTask id="a">${work}</bpmn:scriptTask>`);
    const imported = await importBpmn(xml);
    const { definition, bpmnId } = imported.processes[0]!;
    expect(exportBpmn(definition, { xml: imported.xml, bpmnId })).toBe(xml);
    expect((await run(definition)).nodes).toEqual(['a']);
  });
});
