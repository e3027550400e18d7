import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Session } from './browser.ts';
import { settled } from './settled.ts';
import { violations } from './violations.ts';

let browser: Session;
let light: Page;
let dark: Page;
let narrow: Page;

beforeAll(async () => {
  browser = await openBrowser();
  light = await browser.open('designer');
  dark = await browser.open('manager', { dark: true });
  narrow = await browser.open('employee', { width: 390 });
});
afterAll(() => browser.close());

/** Goes to a page, as a link within the app leads there, and waits until what it shows has come. */
async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => window.history.pushState(null, '', to), path);
  await settled(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Opens the first entry of a list. */
async function visitFirst(page: Page, list: string): Promise<void> {
  await visit(page, list);
  await page.locator('#content li a').first().click();
  await page.waitForURL((url) => url.pathname.startsWith(`${list.split('?')[0]}/`));
  await settled(page);
}

/** Whether a page scrolls sideways. */
const overflows = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe('accessibility', () => {
  it('of the sign-in', async () => {
    const page = await browser.open();
    await page.goto('/sign-in');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  const paths = [
    '/processes',
    '/processes?q=nothing-like-it',
    '/processes/new',
    '/processes/import',
    '/processes/connections',
    '/processes/connections?kind=data&name=amount',
    '/executions',
    '/jobs',
    '/jobs?type=nothing-like-it',
    '/tasks?view=all',
    '/events',
    '/services',
  ];
  it.each(paths)('of %s in light', async (path) => {
    await visit(light, path);
    expect(await violations(light)).toEqual([]);
  });
  it.each(paths)('of %s in dark', async (path) => {
    await visit(dark, path);
    expect(await violations(dark)).toEqual([]);
  });

  it.each(['Diagram', 'Versions', 'Links', 'Data', 'Definition', 'Compiled'])('of a process: %s', async (tab) => {
    await visitFirst(light, '/processes');
    await light.getByRole('tab', { name: tab }).click();
    await settled(light);
    expect(await violations(light)).toEqual([]);
  });

  it.each(['Timeline', 'Data', 'History', 'Tree'])('of an execution: %s', async (tab) => {
    await visitFirst(dark, '/executions');
    await dark.getByRole('tab', { name: tab }).click();
    await settled(dark);
    expect(await violations(dark)).toEqual([]);
  });

  it('of a task', async () => {
    await visitFirst(dark, '/tasks?view=all');
    expect(await violations(dark)).toEqual([]);
  });

  it.each(['/tasks?view=available', '/processes', '/processes/connections?kind=data&name=amount', '/executions'])(
    'of %s on a small screen',
    async (path) => {
      await visit(narrow, path);
      expect(await violations(narrow)).toEqual([]);
      expect(await overflows(narrow)).toBe(false);
    },
  );

  it('of a process on a small screen: Versions, whose table is wider', async () => {
    await visitFirst(narrow, '/processes');
    await narrow.getByRole('tab', { name: 'Versions' }).click();
    await settled(narrow);
    expect(await violations(narrow)).toEqual([]);
    expect(await overflows(narrow)).toBe(false);
  });

  it('of the API keys, in light, and in dark on a small screen', async () => {
    const admin = await browser.open('admin');
    await visit(admin, '/api-keys');
    expect(await violations(admin)).toEqual([]);
    await admin.emulateMedia({ colorScheme: 'dark' });
    await admin.setViewportSize({ width: 390, height: 900 });
    await settled(admin);
    expect(await violations(admin)).toEqual([]);
    expect(await overflows(admin)).toBe(false);
  });

  it('of the notifications', async () => {
    await visit(dark, '/services');
    await dark
      .getByRole('button', { name: /^Notifications/ })
      .first()
      .click();
    await dark.getByRole('heading', { name: 'Notifications', exact: true }).waitFor();
    expect(await violations(dark)).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('skips to the content and reaches the first entry of a list', async () => {
    await light.goto('/processes');
    await settled(light);
    await light.keyboard.press('Tab');
    expect(await light.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await light.keyboard.press('Enter');
    expect(await light.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  it('chooses a node of a drawing', async () => {
    await visitFirst(light, '/processes');
    const node = light.locator('.react-flow__node-activity').first();
    await node.focus();
    await light.keyboard.press('Enter');
    await light.getByRole('button', { name: 'Close details' }).waitFor();
  });
});
