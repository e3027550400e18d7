import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Session } from './browser.ts';

let browser: Session;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.open('designer');
});
afterAll(() => browser.close());

/** Opens the first process of the list. @returns its name */
async function openProcess(tab: string): Promise<string> {
  await page.goto('/processes');
  await page.locator('#content li a').first().click();
  await page.getByRole('tab', { name: tab }).click();
  return page.getByRole('heading', { level: 1 }).innerText();
}

describe('The links of a process', () => {
  it('can be declared and removed; the impact follows', async () => {
    const name = await openProcess('Links');
    await page.getByRole('button', { name: 'Declare a link' }).click();
    const target = page.getByLabel('Other process');
    await target.locator('option').nth(1).waitFor({ state: 'attached' });
    const other = await target.locator('option').nth(1).innerText();
    await target.selectOption({ index: 1 });
    await page.getByLabel('Why?').fill('It reads what this one writes');
    await page.getByRole('button', { name: 'Declare', exact: true }).click();
    await page.getByText('The link is declared', { exact: true }).waitFor();
    await page.getByText('It reads what this one writes').waitFor();
    await page.getByLabel('Leads on').getByRole('link', { name: other }).click();
    await page.getByRole('heading', { level: 1, name: other }).waitFor();
    await page.getByText('It was declared to depend on it.').waitFor();
    await page.getByLabel('Leads here').getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('button', { name: `Remove the link to ${other}` }).click();
    await page.getByText('The link is removed', { exact: true }).waitFor();
    await page.getByText('It reads what this one writes').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: `Remove the link to ${other}` }).count()).toBe(0);
  });
});

describe('What starts a process', () => {
  it('is added once per entity, and removed', async () => {
    await openProcess('Links');
    const entity = page.getByLabel('Id of the service request type or product');
    await entity.fill('visa-extension');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('It starts the active version from now on', { exact: true }).waitFor();
    await entity.fill('visa-extension');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('visa-extension starts a process already.').waitFor();
    await page.getByRole('button', { name: 'Stop starting by visa-extension' }).click();
    await page.getByText('Nothing starts this process by itself.').waitFor();
    expect(await page.getByRole('button', { name: 'Stop starting by visa-extension' }).count()).toBe(0);
  });
});

describe('A template', () => {
  it('is kept from a draft and offered for a new process', async () => {
    await openProcess('Diagram');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Keep as template' }).click();
    await page.getByLabel('Name').fill('Our way');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByText('“Our way” is a template now', { exact: true }).waitFor();
    await page.goto('/processes/new');
    await page.getByRole('button', { name: 'Our way' }).first().click();
    await page.getByRole('button', { name: 'Our way', pressed: true }).waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Our way');
    await page.getByRole('button', { name: 'Create process' }).click();
    await page.getByRole('heading', { level: 1, name: 'Our way' }).waitFor();
  });
});
