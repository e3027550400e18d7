import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Session } from './browser.ts';
import { violations } from './violations.ts';

// On the orders of the fake: one is with a worker, one waits after a failed attempt, one has failed for good, one is free.
let browser: Session;
let manager: Page;

beforeAll(async () => {
  browser = await openBrowser();
  manager = await browser.open('manager');
});
afterAll(() => browser.close());

const jobs = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const types = (page: Page) => page.getByRole('row').filter({ hasText: 'charge-card' });

describe('the jobs', () => {
  it('are counted by type, with who has some', async () => {
    await manager.goto('/jobs');
    const row = types(manager);
    await row.waitFor();
    expect((await row.getByRole('cell').allTextContents()).slice(1, 6)).toEqual(['1', '1', '1', '0', '1']);
    await row.getByText('till-1').waitFor();
  });

  it('show the last error of one that failed, and lead to its step, from which it runs again', async () => {
    await manager.getByLabel('Status').selectOption('Failed');
    const failed = jobs(manager, 'The card was refused three times.');
    await failed.locator('summary').click();
    await failed.getByText('FlowMaster.JobFailed').waitFor();
    expect(await violations(manager)).toEqual([]);
    await failed.getByRole('link', { name: 'Run the step again…' }).click();
    await manager.getByRole('button', { name: 'Run again from here…' }).waitFor();
  });

  it('are given to the next worker before their lease or back-off ends', async () => {
    await manager.goto('/jobs?status=leased');
    const held = jobs(manager, 'till-1 until');
    await held.locator('summary').click();
    await held.getByRole('button', { name: 'Let somebody else have it…' }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByLabel('Attempts that are left').fill('0');
    await dialog.getByText('Enter a whole number from 1 to 1,000.').waitFor();
    await dialog.getByRole('button', { name: 'Give it away' }).click();
    expect(await dialog.isVisible()).toBe(true);
    await dialog.getByLabel('Attempts that are left').fill('2');
    await dialog.getByRole('button', { name: 'Give it away' }).click();
    await manager.getByText('The next worker who asks gets the job', { exact: true }).first().waitFor();
    await manager.goto('/jobs?status=available');
    const waiting = jobs(manager, 'The bank does not answer.');
    await waiting.locator('summary').click();
    await waiting.getByRole('button', { name: 'Try again now…' }).click();
    await dialog.getByRole('button', { name: 'Give it away' }).click();
    await types(manager).getByText('Nobody has any').waitFor();
    expect((await types(manager).getByRole('cell').allTextContents()).slice(1, 4)).toEqual(['3', '0', '0']);
  });

  it('say how to connect a worker', async () => {
    await manager.goto('/jobs?type=charge-card');
    await manager.getByRole('button', { name: 'Connect a worker' }).click();
    const dialog = manager.getByRole('dialog');
    expect(await dialog.locator('pre').first().textContent()).toContain('"type":"charge-card"');
    expect(await violations(manager)).toEqual([]);
  });

  it('are not offered to those who only do tasks', async () => {
    const employee = await browser.open('employee');
    await employee.getByRole('link', { name: 'Executions' }).waitFor();
    expect(await employee.getByRole('link', { name: 'Jobs' }).count()).toBe(0);
    await employee.goto('/jobs');
    await employee.getByRole('alert').getByText('Your roles do not allow this.').first().waitFor();
  });
});
