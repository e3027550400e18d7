import { describe, expect, it } from 'vitest';
import { compileProcess } from '#compiler/index.ts';
import { aTarget } from '#compiler/testing/builders.ts';
import { importBpmn } from './import-bpmn.ts';
import { around } from './testing/document.ts';

const read = async (element: string) => {
  const { definition, diagnostics } = (await importBpmn(around('t', element))).processes[0]!;
  return { definition, diagnostics, node: definition.nodes.find(({ node_id }) => node_id === 't')! };
};

describe('work that another engine does', () => {
  it.each([
    ['a Java class', '<bpmn:serviceTask id="t" camunda:class="com.example.Pay"/>', 'com.example.Pay'],
    ['a delegate', '<bpmn:sendTask id="t" camunda:delegateExpression="${ archiveService }"/>', 'archiveService'],
    ['an expression', '<bpmn:serviceTask id="t" camunda:expression="#{bank.pay(amount)}"/>', 'bank.pay(amount)'],
    ['a built-in task', '<bpmn:serviceTask id="t" camunda:type="mail"/>', 'mail'],
    ['a rule by a class', '<bpmn:businessRuleTask id="t" camunda:class="com.example.Rules"/>', 'com.example.Rules'],
    ['an address', '<bpmn:serviceTask id="t" implementation="https://example.com/pay"/>', 'https://example.com/pay'],
  ])('becomes a job for which a worker is needed: %s', async (_what, element, type) => {
    const { definition, diagnostics, node } = await read(element);
    expect(node).toMatchObject({ type: 'machine', action_type: 'connector', config: { connector: type } });
    expect(diagnostics).toMatchObject([
      { code: 'bpmn.worker-needed', severity: 'warning', nodeId: 't' },
      { code: 'bpmn.inputs-needed', severity: 'warning', nodeId: 't' },
    ]);
    expect(compileProcess(definition, aTarget()).ok).toBe(true);
  });

  it('is named after the operation of a web service', async () => {
    const xml = around('t', '<bpmn:serviceTask id="t" implementation="##WebService" operationRef="op"/>').replace(
      '<bpmn:process',
      '<bpmn:interface id="i" name="Bank"><bpmn:operation id="op" name="Charge card"/></bpmn:interface><bpmn:process',
    );
    const { definition } = (await importBpmn(xml)).processes[0]!;
    expect(definition.nodes.find(({ node_id }) => node_id === 't')!.config).toEqual({ connector: 'Charge card' });
  });

  it('gives its result to the field that the document names', async () => {
    const { node } = await read(
      '<bpmn:serviceTask id="t" camunda:expression="${tax.of(x)}" camunda:resultVariable="tax"/>',
    );
    expect(node.outputs).toEqual(['tax']);
  });

  it('keeps what Zeebe tells a worker, and a type that is an expression', async () => {
    const { node, diagnostics } = await read(`<bpmn:businessRuleTask id="t"><bpmn:extensionElements>
      <zeebe:taskDefinition type="=kind"/><zeebe:taskHeaders><zeebe:header key="region" value="eu"/></zeebe:taskHeaders>
      </bpmn:extensionElements></bpmn:businessRuleTask>`);
    expect(node).toMatchObject({
      action_type: 'connector',
      config: { connector: '{% kind %}', headers: { region: 'eu' } },
    });
    expect(diagnostics.filter(({ severity }) => severity !== 'info').map(({ code }) => code)).toEqual([
      'bpmn.inputs-needed',
    ]);
  });

  it('maps what a decision gives as the document says', async () => {
    const { node } = await read(`<bpmn:businessRuleTask id="t"><bpmn:extensionElements>
      <zeebe:calledDecision decisionId="risk" resultVariable="result"/>
      <zeebe:ioMapping><zeebe:output source="=result.level" target="level"/></zeebe:ioMapping>
      </bpmn:extensionElements></bpmn:businessRuleTask>`);
    expect(node.config).toEqual({
      ruleId: 'risk',
      outputMapping: { level: expect.stringContaining('$feelGet($output, "level")') },
    });
  });
});

it('finds what a worker gave under a name of several words', async () => {
  const { node } = await read(`<bpmn:serviceTask id="t"><bpmn:extensionElements><zeebe:taskDefinition type="DMN"/>
    <zeebe:ioMapping><zeebe:input source="=1" target="Approval Status"/><zeebe:output source="=Loan Status.Approval" target="approval"/><zeebe:output source="=x" target="Loan Status"/>
    </zeebe:ioMapping></bpmn:extensionElements></bpmn:serviceTask>`);
  expect(node.config.outputMapping).toMatchObject({ approval: expect.stringContaining('$output.Loan_Status') });
});

describe('quantities of tokens', () => {
  it('that are never there are named as the deadlock that they are', async () => {
    const { diagnostics } = await read('<bpmn:userTask id="t" startQuantity="2" completionQuantity="3"/>');
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('the first token waits for another that may never come, and the process is stuck'),
      expect.stringContaining('would run 3 times'),
    ]);
  });
});
