import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Session } from './browser.ts';

// A run of a process of its own is moved to its end, and then run again from one of its steps.
let browser: Session;
let designer: Page;
const name = `Moved request ${Date.now()}`;
const run = `${name}: Porto`;

beforeAll(async () => {
  browser = await openBrowser();
  designer = await browser.open('designer');
  await designer.goto('/processes/new');
  await designer.getByText('A request, a decision by a manager, two outcomes.').click();
  await designer.getByLabel('Name').fill(name);
  await designer.getByRole('button', { name: 'Create process' }).click();
  await designer.getByRole('heading', { name }).waitFor();
  await designer.getByRole('button', { name: 'Publish' }).click();
  await designer.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await designer
    .getByText(/^Version .* is published$/)
    .first()
    .waitFor();
  await designer.getByRole('link', { name: 'Start', exact: true }).click();
  await designer.getByLabel('What do you ask for?').fill('A train to Porto');
  await designer.getByLabel('Name of this execution').fill(run);
  await designer.getByRole('button', { name: 'Start', exact: true }).click();
  await designer.getByRole('group', { name: /^Decide, Human task, waiting/ }).waitFor();
});
afterAll(() => browser.close());

describe('a run that is moved', () => {
  it('goes on at the step that is chosen, with what is said why', async () => {
    await designer.getByRole('button', { name: 'More actions' }).click();
    await designer.getByRole('menuitem', { name: 'Move…' }).click();
    const dialog = designer.getByRole('dialog');
    await dialog.getByText('It stands at “Decide”.').waitFor();
    const target = dialog.getByLabel('Go on at');
    const approved = await target
      .getByRole('option', { name: /^Approved/ })
      .first()
      .getAttribute('value');
    await target.selectOption(approved);
    await dialog.getByLabel('Reason').fill('Decided on the phone');
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await designer.getByText('Completed', { exact: true }).first().waitFor();
  });

  it('runs again from a step that it has visited, as another execution', async () => {
    const before = designer.url();
    await designer.getByRole('group', { name: /^Decide, Human task/ }).click();
    await designer.getByRole('button', { name: 'Run again from here…' }).click();
    await designer.getByRole('dialog').getByRole('button', { name: 'Run again' }).click();
    await designer.waitForURL((url) => url.pathname.startsWith('/executions/') && !before.includes(url.pathname));
    await designer.getByRole('group', { name: /^Decide, Human task, waiting/ }).waitFor();
    expect(await designer.getByRole('heading', { name: run }).isVisible()).toBe(true);
  });
});
