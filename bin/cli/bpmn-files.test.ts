import { describe, expect, it } from 'vitest';
import { aFile, flowmaster } from './testing/flowmaster.ts';

const documentOf = (processes: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="http://example.org" targetNamespace="http://example.org">
${processes}
</bpmn:definitions>
`;
const processOf = (
  id: string,
  condition = '=amount &gt; 1000',
) => `<bpmn:process id="${id}" name="Order ${id}" isExecutable="true">
  <!-- kept -->
  <bpmn:startEvent id="start" name="Begin"/>
  <bpmn:exclusiveGateway id="large" name="Large?" default="small" x:colour="red"/>
  <bpmn:userTask id="approve" name="Approve"/>
  <bpmn:endEvent id="end" name="Finish"/>
  <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="large"/>
  <bpmn:sequenceFlow id="f2" sourceRef="large" targetRef="approve">
    <bpmn:conditionExpression>${condition}</bpmn:conditionExpression>
  </bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="small" sourceRef="large" targetRef="end"/>
  <bpmn:sequenceFlow id="f3" sourceRef="approve" targetRef="end"/>
</bpmn:process>`;
const one = documentOf(processOf('P1'));
const other = processOf('P2').replace(/"(start|large|approve|end|small|f\d)"/g, '"$1_2"');
const two = documentOf(`${processOf('P1')}\n${other}`);

describe('flowmaster import', () => {
  it('writes a definition, its FEEL translated', async () => {
    const ran = await flowmaster(['import', '-'], { stdin: one });
    expect(ran.code).toBe(0);
    expect(ran.json()).toMatchObject({
      name: 'Order P1',
      flows: expect.arrayContaining([
        expect.objectContaining({ id: 'f2', condition: '$type(amount) = "number" and amount > 1000' }),
      ]),
    });
  });

  it('says what it could not translate, and writes the definition all the same', async () => {
    const ran = await flowmaster(['import', '-'], { stdin: documentOf(processOf('P1', '${rules.isLarge(order)}')) });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('rules.isLarge(order)');
    expect(ran.json()).toMatchObject({ name: 'Order P1' });
  });

  it('keeps FEEL that no JSONata says, and says that it is evaluated by a call', async () => {
    const ran = await flowmaster(['import', '-'], { stdin: documentOf(processOf('P1', '=due &lt; now()')) });
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('now()');
    expect(ran.json()).toMatchObject({
      flows: expect.arrayContaining([expect.objectContaining({ id: 'f2', condition: 'feel: due < now()' })]),
    });
  });

  it('takes over what the document cannot say, again and again', async () => {
    const bindings = aFile(
      { nodes: { approve: { candidateRole: 'manager' } }, flows: { f2: { condition: 'amount > 1000' } } },
      'json',
    );
    const file = aFile(documentOf(processOf('P1', 'Service Level == 1')), 'bpmn');
    const ran = await flowmaster(['import', file, '--bindings', bindings]);
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('bpmn.bound') });
    expect(ran.json()).toMatchObject({
      flows: expect.arrayContaining([expect.objectContaining({ id: 'f2', condition: 'amount > 1000' })]),
    });
  });

  it('writes bindings to fill in, which are refused until somebody has', async () => {
    const file = aFile(documentOf(processOf('P1', 'Service Level == 1')), 'bpmn');
    const written = await flowmaster(['import', file, '--template']);
    expect(written.code).toBe(0);
    const template = written.json() as { nodes: object; flows: Record<string, object> };
    expect(template).toEqual({ nodes: {}, flows: { f2: { $comment: expect.any(String), condition: null } } });
    const unfilled = await flowmaster(['import', file, '--json', '--bindings', aFile(template, 'json')]);
    expect(unfilled.json()).toMatchObject({ ok: false, error: { code: 'bindings.malformed' } });
    const filled = { ...template, flows: { f2: { ...template.flows.f2, condition: 'level = 1' } } };
    const bindings = aFile(filled, 'json');
    expect((await flowmaster(['import', file, '--bindings', bindings])).code).toBe(0);
    const open = (await flowmaster(['import', file, '--template', '--bindings', bindings])).json();
    expect(open).toEqual({ nodes: {}, flows: {} });
  });

  it.each([
    ['an unknown element', { nodes: { nobody: { jobType: 'x' } } }, 'bpmn.binding-unknown'],
    ['a job where tokens meet', { nodes: { large: { jobType: 'x' } } }, 'bpmn.binding-not-applicable'],
    ['no bindings', { nodes: { approve: { colour: 'red' } } }, 'bindings.malformed'],
  ])('refuses bindings of %s', async (_what, bindings, code) => {
    const ran = await flowmaster(['import', aFile(one, 'bpmn'), '--bindings', aFile(bindings, 'json'), '--json']);
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ ok: false, error: { code, help: expect.stringMatching(/\.$/) } });
  });

  it('takes one of several processes, or all as JSON', async () => {
    const file = aFile(two, 'bpmn');
    expect(await flowmaster(['import', file])).toMatchObject({ code: 1, stderr: expect.stringContaining('P1, P2') });
    expect((await flowmaster(['import', file, '--only', 'P2'])).json()).toMatchObject({ name: 'Order P2' });
    expect((await flowmaster(['import', file, '--json'])).json()).toMatchObject({
      ok: true,
      processes: [{ bpmnId: 'P1' }, { bpmnId: 'P2' }],
    });
  });

  it.each([
    ['XML that is cut off', one.slice(0, 300)],
    ['an entity', `<!DOCTYPE a [<!ENTITY e "x">]>${one}`],
    ['no BPMN', '<html/>'],
    ['JSON', '{}'],
  ])('refuses %s', async (_, stdin) => {
    const ran = await flowmaster(['import', '-', '--json'], { stdin });
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^(bpmn|xml)\./) } });
  });
});

describe('flowmaster export', () => {
  it('gives back the document, byte for byte, where nothing has changed', async () => {
    const original = aFile(one, 'bpmn');
    const definition = (await flowmaster(['import', original])).stdout;
    const ran = await flowmaster(['export', '-', '--original', original], { stdin: definition });
    expect(ran).toMatchObject({ code: 0, stdout: one });
  });

  it('writes a document of its own, which is read back as the same process', async () => {
    const definition = (await flowmaster(['import', '-'], { stdin: one })).stdout;
    const { stdout } = await flowmaster(['export', '-'], { stdin: definition });
    const diff = await flowmaster(['diff', aFile(definition), '-', '--json'], { stdin: stdout });
    expect(diff.json()).toMatchObject({ ok: true });
  });

  it.each([
    [['-', '--only', 'P1'], 2],
    [['-', '--original', '-'], 2],
    [['-', '--original', '/nowhere'], 2],
  ])('refuses %j', async (args, code) => {
    const stdin = JSON.stringify({ name: 'x', nodes: [], flows: [] });
    expect((await flowmaster(['export', ...args], { stdin })).code).toBe(code);
  });
});

it('flowmaster validate and run take BPMN as it is', async () => {
  const file = aFile(one, 'bpmn');
  expect((await flowmaster(['validate', file])).code).toBe(0);
  const script = aFile({ answers: { approve: [{ result: {} }] } });
  expect((await flowmaster(['run', file, '--script', script])).stderr).toContain('succeeded');
});
