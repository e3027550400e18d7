import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Session } from './browser.ts';
import { violations } from './violations.ts';

let browser: Session;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.open('admin');
});
afterAll(() => browser.close());

const name = `Release ${Date.now()}`;
const openForm = async () => {
  await page.goto('/api-keys');
  await page.getByRole('button', { name: 'Create API key' }).click();
  return page.getByRole('dialog');
};

describe('The API keys', () => {
  it('are created with the least that is needed, and shown once', async () => {
    const dialog = await openForm();
    await dialog.getByRole('button', { name: 'Create key' }).click();
    await dialog.getByText('Enter a name.').waitFor();
    await dialog.getByText('Choose at least one role.').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Designer').check();
    await dialog.getByRole('button', { name: 'Create key' }).click();
    const shown = dialog.getByLabel(`API key “${name}”`);
    await shown.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.mouse.click(5, 5);
    const key = await shown.inputValue();
    expect(key).toMatch(/^fmk_/);
    await dialog.getByRole('button', { name: 'I have copied it' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = page.getByRole('listitem').filter({ hasText: name });
    expect(await row.innerText()).toContain(key.slice(0, 20));
    expect(await row.innerText()).toContain('expires in 8');
    expect(await page.content()).not.toContain(key);
  });

  it('are revoked after a question, for good', async () => {
    await page.goto('/api-keys');
    const revoke = page.getByRole('button', { name: `Revoke the key “${name}”` });
    await revoke.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await revoke.click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByText(`The key “${name}” is revoked`, { exact: true }).waitFor();
    await page.getByRole('listitem').filter({ hasText: name }).getByText('Revoked', { exact: true }).waitFor();
    expect(await revoke.count()).toBe(0);
  });

  it('say why one was not created, and keep what was entered', async () => {
    const problem = {
      code: 'api-key.too-many',
      detail: 'The tenant has 100 API keys that are not revoked.',
      help: 'Revoke those that nobody uses any more.',
    };
    await page.route('**/api/v1/api-keys', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 409, json: problem }) : route.fallback(),
    );
    const dialog = await openForm();
    await dialog.getByLabel('Name').fill('One too many');
    await dialog.getByLabel('Worker').check();
    await dialog.getByRole('button', { name: 'Create key' }).click();
    const said = await dialog.getByRole('alert').innerText();
    expect(said).toContain(problem.detail);
    expect(said).toContain(problem.help);
    expect(await dialog.getByLabel('Name').inputValue()).toBe('One too many');
    await page.unroute('**/api/v1/api-keys');
  });

  it('say that there are none, or why they cannot be shown', async () => {
    await page.route('**/api/v1/api-keys?*', (route) => route.fulfill({ json: { items: [] } }));
    await page.goto('/api-keys');
    await page.getByText('No API keys yet').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute('**/api/v1/api-keys?*');
    const manager = await browser.open('manager');
    await manager.goto('/api-keys');
    await manager.getByRole('alert').waitFor();
    expect(await manager.getByRole('button', { name: 'Create API key' }).count()).toBe(0);
  });
});
