import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Session } from './browser.ts';

let browser: Session;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.open('designer');
  await page.goto('/processes');
  await page.locator('#content li a').first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/processes/'));
  await page.goto(new URL('?tab=compiled', page.url()).href);
});
afterAll(() => browser.close());

describe('what a run of a published process costs', () => {
  it('stands above its state machine, from the least to the most, with where the prices come from', async () => {
    const costs = page.getByRole('region', { name: 'What a run costs' });
    await costs.waitFor();
    for (const text of ['Least', 'Most', 'State transitions', 'Cost of 1,000 runs']) {
      await costs.getByText(text, { exact: true }).first().waitFor();
    }
    await costs.getByText('What each step costs').waitFor();
    await costs.getByText('Prices', { exact: true }).click();
    await costs
      .getByText(/^\d{4}-\d{2}-\d{2} by (AWS too|others than AWS)$/)
      .first()
      .waitFor();
    await costs.getByText(/List prices of .*, last confirmed on/).waitFor();
    expect(await costs.getByRole('row').count()).toBeGreaterThanOrEqual(3);
  });

  it('can be read by everybody', async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
  });
});
