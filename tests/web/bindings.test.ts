import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { around } from '#bpmn/testing/document.ts';
import { openBrowser, type Session } from './browser.ts';
import { violations } from './violations.ts';

// A model whose work nobody names, and files that are meant to say who does it.
let browser: Session;
let page: Page;
const MODEL = around('archive', '<bpmn:serviceTask id="archive" name="Archive"/>');

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.open('designer');
  await page.goto('/processes/import');
  const document = { name: 'archive.bpmn', mimeType: 'application/xml', buffer: Buffer.from(MODEL) };
  await page.locator('input[type=file]').first().setInputFiles(document);
  await page.getByText(/^One thing must be decided/).waitFor();
});
afterAll(() => browser.close());

const choose = (text: string) =>
  page
    .getByLabel(/Choose (a|another) bindings file/)
    .setInputFiles({ name: 'archive.bindings.json', mimeType: 'application/json', buffer: Buffer.from(text) });

describe('bindings of an import', () => {
  it.each([
    ['that are no JSON', '{ nodes', /^This file is no JSON/],
    [
      'that are too large for the address of a call',
      JSON.stringify({ nodes: { archive: { jobType: 'x'.repeat(8_000) } } }),
      /^These bindings are too large/,
    ],
    ['that decide nothing', '{"nodes":{"archive":{}}}', /decides nothing/],
    ['that are not filled in', '{"nodes":{"archive":{"jobType":null}}}', /jobType/],
    ['of an element that the model does not have', '{"nodes":{"nobody":{"jobType":"x"}}}', /The bindings name nobody/],
    ['that do not fit their element', '{"nodes":{"start":{"jobType":"x"}}}', /cannot be bound so/],
  ])('are refused %s', async (_what, text, said) => {
    await choose(text);
    await page.getByRole('alert').getByText(said).first().waitFor();
  });

  it('decide what the model leaves open, and can be taken back', async () => {
    await choose('{"nodes":{"archive":{"$comment":"By night","jobType":"archive-invoice"}}}');
    await page.getByText(/^Everything is decided/).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByText('“Archive” was bound: jobType archive-invoice.').waitFor();
    await page.getByRole('button', { name: 'Go on without archive.bindings.json' }).click();
    await page.getByText(/^One thing must be decided/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
