import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { documentOf } from '#bpmn/testing/document.ts';
import { openBrowser, type Session } from '../web/browser.ts';
import { targetAt } from '../web/target.ts';

// The web on the system itself, in one story: a model that leaves something open is brought in, published and run by people.
const name = `Checked request ${Date.now()}`;
const MODEL = documentOf(`
  <bpmn:startEvent id="start" name="Asked"/>
  <bpmn:userTask id="check" name="Check" camunda:candidateGroups="clerks"><bpmn:extensionElements><camunda:formData>
    <camunda:formField id="note" label="What did you find?" type="string"><camunda:validation>
      <camunda:constraint name="required"/></camunda:validation></camunda:formField>
  </camunda:formData></bpmn:extensionElements></bpmn:userTask>
  <bpmn:parallelGateway id="fork"/><bpmn:parallelGateway id="join"/>
  <bpmn:userTask id="order" name="Order"/><bpmn:userTask id="tell" name="Tell"/>
  <bpmn:endEvent id="end" name="Done"/>
  <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="check"/><bpmn:sequenceFlow id="f2" sourceRef="check" targetRef="fork"/>
  <bpmn:sequenceFlow id="f3" sourceRef="fork" targetRef="order"/><bpmn:sequenceFlow id="f4" sourceRef="fork" targetRef="tell"/>
  <bpmn:sequenceFlow id="f5" sourceRef="order" targetRef="join"/><bpmn:sequenceFlow id="f6" sourceRef="tell" targetRef="join"/>
  <bpmn:sequenceFlow id="f7" sourceRef="join" targetRef="end"/>`).replace('name="Test"', `name="${name}"`);

let browser: Session;
let designer: Page;
let manager: Page;
let process: string;

beforeAll(async () => {
  browser = await openBrowser(targetAt(inject('url')));
  [designer, manager] = await Promise.all([browser.open('designer'), browser.open('manager')]);
});
afterAll(() => browser.close());

const waiting = (page: Page, step: string) =>
  page.getByRole('group', { name: new RegExp(`^${step}, Human task, waiting`) });
const ended = (page: Page) => page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 20_000 });

async function start(run: string): Promise<void> {
  await designer.goto(process);
  await designer.getByRole('link', { name: 'Start', exact: true }).click();
  await designer.getByLabel('Name of this execution').fill(run);
  await designer.getByRole('button', { name: 'Start', exact: true }).click();
  await waiting(designer, 'Check').waitFor();
}

/** Does the task of a step that a run waits at, from its drawing on. */
async function answer(step: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  await manager.goto(designer.url());
  await waiting(manager, step).click();
  await manager.getByRole('link', { name: 'Open task' }).click();
  await manager.getByRole('button', { name: /^Claim/ }).click();
  await fill?.(manager);
  await manager.getByRole('button', { name: 'Complete task' }).click();
  await manager.getByText(/^Done by/).waitFor();
}
const found = (page: Page) => page.getByLabel('What did you find?').fill('All is well');

describe('the web on the running system', () => {
  it('brings in a model, with what it leaves open decided in a file, and publishes it', async () => {
    await designer.goto('/processes/import');
    const document = { name: 'request.bpmn', mimeType: 'application/xml', buffer: Buffer.from(MODEL) };
    await designer.getByLabel(/Drop a .bpmn file here/).setInputFiles(document);
    await designer.getByText(/^One thing must be decided/).waitFor();
    const [download] = await Promise.all([
      designer.waitForEvent('download'),
      designer.getByRole('button', { name: 'Download the template' }).click(),
    ]);
    const template = await download.createReadStream().then((stream) => stream.toArray());
    const filled = Buffer.concat(template as Buffer[])
      .toString()
      .replace('null', '"manager"');
    const bindings = { name: download.suggestedFilename(), mimeType: 'application/json', buffer: Buffer.from(filled) };
    expect(bindings.name).toBe('request.bindings.json');
    await designer.getByLabel('Choose a bindings file').setInputFiles(bindings);
    await designer.getByText(/^Everything is decided/).waitFor();
    await designer.getByRole('button', { name: 'Import the process' }).click();
    await designer.getByRole('heading', { name }).waitFor();
    await designer.getByRole('button', { name: 'Publish' }).click();
    await designer.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await designer
      .getByText(/^Version .* is published$/)
      .first()
      .waitFor();
    process = new URL(designer.url()).pathname;
  });

  it('runs it to its end, as people answer its forms', async () => {
    await start(`${name}: answered`);
    await answer('Check', found);
    await waiting(designer, 'Order').waitFor({ timeout: 20_000 });
    await answer('Order');
    await answer('Tell');
    await ended(designer);
    await designer.getByRole('tab', { name: 'Data' }).click();
    await designer.getByRole('region', { name: 'Output' }).getByText('"All is well"').waitFor();
  });

  it('moves a run that stands at several steps, with all of its tokens', async () => {
    await start(`${name}: moved`);
    await answer('Check', found);
    await manager.goto(designer.url());
    await Promise.all(['Order', 'Tell'].map((step) => waiting(manager, step).waitFor({ timeout: 20_000 })));
    await manager.getByRole('button', { name: 'More actions' }).click();
    await manager.getByRole('menuitem', { name: 'Move…' }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByText('It stands at “Order”, “Tell”.').waitFor();
    await dialog.getByLabel('Which one moves').selectOption('Give up everything it stands at');
    await dialog.getByLabel('Go on at').selectOption('end');
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await manager.getByText('The execution was moved', { exact: true }).first().waitFor();
    await ended(manager);
  });
});
