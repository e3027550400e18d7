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
  await page.getByRole('tab', { name: 'Diagram' }).waitFor();
});
afterAll(() => browser.close());

/** Changes the title of the first task in the draft. */
async function rename(to: string): Promise<void> {
  await page.getByRole('tab', { name: 'Definition' }).click();
  await renameIn('Process definition as JSON', to);
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('The draft is saved', { exact: true }).first().waitFor();
}

async function renameIn(label: string, to: string): Promise<void> {
  const editor = page.getByLabel(label);
  await editor.waitFor();
  const definition = JSON.parse(await editor.inputValue()) as { nodes: { type: string; title: string }[] };
  definition.nodes.find(({ type }) => type === 'human_internal')!.title = to;
  await editor.fill(JSON.stringify(definition, null, 2));
}

describe('The views of a process', () => {
  it('show it in four ways, and hand the picture out', async () => {
    for (const view of ['Data flow', 'Hierarchy']) {
      await page.getByRole('radio', { name: view }).click();
      await page.getByRole('img', { name: new RegExp(`^${view} of `) }).waitFor();
    }
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download SVG' }).click();
    expect((await download).suggestedFilename()).toMatch(/ – hierarchy\.svg$/);
    await page.getByRole('radio', { name: 'Flow', exact: true }).click();
    await page.locator('.react-flow__node').first().waitFor();
    expect(await page.locator('.react-flow__node-lane').count()).toBe(0);
  });
});

describe('The history of a draft', () => {
  it('is compared, restored, branched and merged', async () => {
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByText('Created', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'New branch' }).click();
    await page.getByLabel('Name').fill('Before the change');
    await page.getByRole('dialog').getByRole('button', { name: 'New branch' }).click();
    await page.getByText('The branch “Before the change” is made', { exact: true }).waitFor();
    await rename('Renamed for the test');
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByText('1 changed', { exact: true }).waitFor();

    await page.getByRole('listitem').filter({ hasText: 'Created' }).getByRole('button', { name: 'Compare' }).click();
    const dialog = page.getByRole('dialog', { name: 'Compare' });
    await dialog.getByLabel('Differences').getByText('Renamed for the test').first().waitFor();
    await dialog.getByRole('group', { name: /Renamed for the test.*changed/ }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Merge into the draft' }).click();
    await page.getByText('The draft has everything of this branch already.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await renameIn('Definition of the branch as JSON', 'Renamed on the branch');
    await page.getByRole('button', { name: 'Save branch' }).click();
    await page.getByText('The branch is saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Merge into the draft' }).click();
    const merge = page.getByRole('button', { name: 'Merge', exact: true });
    await page.getByText('1 place was changed on both sides.').waitFor();
    expect(await merge.isDisabled()).toBe(true);
    await page.getByRole('radio', { name: /^Branch Renamed on the branch/ }).check();
    await merge.click();
    await page.getByText('“Before the change” is merged into the draft', { exact: true }).waitFor();
    await page.getByText('Merged', { exact: true }).waitFor();

    await page.getByRole('listitem').filter({ hasText: 'Created' }).getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await page.getByText('The draft is restored', { exact: true }).waitFor();
    await page.getByText('Restored', { exact: true }).waitFor();
  });
});
