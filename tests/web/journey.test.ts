import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Session } from './browser.ts';

// One story through the whole web, on data of its own: drawn, published, started, done by a manager, watched to its end.
let browser: Session;
let designer: Page;
let manager: Page;
const name = `Travel request ${Date.now()}`;
const run = `${name}: Lisbon`;

beforeAll(async () => {
  browser = await openBrowser();
  [designer, manager] = await Promise.all([browser.open('designer'), browser.open('manager')]);
});
afterAll(() => browser.close());

describe('from a drawing to a finished execution', () => {
  it('creates a process from a template, drawn beforehand', async () => {
    await designer.goto('/processes/new');
    await designer.getByText('A request, a decision by a manager, two outcomes.').click();
    await designer.getByLabel('Name').fill(name);
    await designer.getByRole('group', { name: /Approved\?/ }).waitFor();
    await designer.getByRole('button', { name: 'Create process' }).click();
    await designer.getByRole('heading', { name }).waitFor();
    await designer.getByText(/Ready to publish|Can be published/).waitFor();
  });

  it('shows what a node of the drawing does', async () => {
    await designer.getByRole('group', { name: /^Decide, Human task/ }).click();
    await designer.getByRole('heading', { name: 'Decide' }).waitFor();
    expect(await designer.getByText('Leads to').isVisible()).toBe(true);
    await designer.getByRole('button', { name: 'Close details' }).click();
  });

  it('refuses a draft that is not JSON, and one that somebody else has overtaken', async () => {
    const colleague = await browser.open('designer');
    await colleague.goto(new URL('?tab=definition', designer.url()).href);
    const theirs = colleague.getByRole('textbox', { name: 'Process definition as JSON' });
    await theirs.fill((await theirs.inputValue()).replace('"name":', '"description": "Theirs", "name":'));

    await designer.getByRole('tab', { name: 'Definition' }).click();
    const ours = designer.getByRole('textbox', { name: 'Process definition as JSON' });
    const text = await ours.inputValue();
    await ours.fill(`${text.slice(0, -1)},`);
    expect(await designer.getByRole('button', { name: 'Save draft' }).isDisabled()).toBe(true);
    await ours.fill(text.replace('"name":', '"description": "Ours", "name":'));
    await designer.getByRole('button', { name: 'Save draft' }).click();
    await designer.getByText('The draft is saved', { exact: true }).first().waitFor();

    await colleague.getByRole('button', { name: 'Save draft' }).click();
    await colleague.getByText('Somebody saved this draft after you opened it').waitFor();
    await colleague.getByRole('button', { name: 'Load the newer draft' }).click();
    await colleague.waitForFunction(
      () => document.querySelector('textarea')?.value.includes('"description": "Ours"') ?? false,
    );
  });

  it('publishes a version with a note', async () => {
    await designer.getByRole('button', { name: 'Publish' }).click();
    await designer.getByLabel('What changed?').fill('The first one');
    await designer.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await designer
      .getByText(/^Version .* is published$/)
      .first()
      .waitFor();
    await designer.getByRole('tab', { name: 'Versions' }).click();
    await designer.getByText('The first one').waitFor();
  });

  it('starts it with a form made from its data, checked before it is sent', async () => {
    await designer.getByRole('link', { name: 'Start', exact: true }).click();
    await designer.getByRole('button', { name: 'Start', exact: true }).click();
    await designer.getByText('Fill this in.').waitFor();
    await designer.getByLabel('What do you ask for?').fill('A train to Lisbon');
    await designer.getByLabel('Name of this execution').fill(run);
    await designer.getByRole('button', { name: 'Start', exact: true }).click();
    await designer.getByRole('heading', { name: run }).waitFor();
    await designer.getByRole('group', { name: /^Decide, Human task, waiting/ }).waitFor();
  });

  it('pauses and resumes', async () => {
    await designer.getByRole('button', { name: 'Pause' }).click();
    await designer.getByText(/Paused\. Work in progress is finished/).waitFor();
    await designer.getByRole('button', { name: 'Resume' }).click();
    await designer.getByRole('button', { name: 'Pause' }).waitFor();
  });

  it('leads from the waiting node to its task, which a manager claims and answers', async () => {
    await manager.goto(designer.url());
    await manager.getByRole('group', { name: /^Decide, Human task, waiting/ }).click();
    await manager.getByRole('link', { name: 'Open task' }).click();
    await manager.getByRole('button', { name: /^Claim/ }).click();
    await manager.getByRole('button', { name: 'Complete task' }).click();
    await manager.getByText('Choose one.').waitFor();
    await manager.getByLabel('Decision').selectOption('approved');
    await manager.getByRole('button', { name: 'Complete task' }).click();
    await manager.getByText(/^Done by/).waitFor();
  });

  it('takes a comment on the task', async () => {
    await manager.getByLabel('Write a comment').fill('Have a good trip.');
    await manager.getByRole('button', { name: 'Send' }).click();
    await manager.getByText('Have a good trip.').waitFor();
  });

  it('shows the execution finish without being asked', async () => {
    await designer.getByText('Completed', { exact: true }).first().waitFor();
    await designer.getByRole('group', { name: /^Approved, End event, done/ }).waitFor();
    await designer.getByRole('tab', { name: 'Data' }).click();
    await designer.getByRole('region', { name: 'Output' }).getByText('"approved"').waitFor();
    expect(await designer.getByRole('button', { name: 'Pause' }).count()).toBe(0);
  });

  it('lists what happened by correlation', async () => {
    await designer.getByRole('button', { name: 'More actions' }).click();
    await designer.getByRole('menuitem', { name: 'View events' }).click();
    await designer.getByText('execution.completed').first().waitFor();
  });
});
