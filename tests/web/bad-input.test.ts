import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProcessSchema, validateProcess } from '#contracts/processes/index.ts';
import { Api } from '#examples/player/api.ts';
import type { BadDefinition, BadDocument } from '../bad-input/bad-input.ts';
import { badDefinitions, badDocuments } from '../bad-input/cases.ts';
import { openBrowser, type Session } from './browser.ts';

// The table of bad input, as a designer meets it: beside the drawing, at its node, and with the way that shows it.
let browser: Session;
let page: Page;
let api: Api;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.open('designer');
  // Drawings of hundreds of nodes are among these.
  page.setDefaultTimeout(25_000);
  const { url, people } = browser.target;
  const session = z.object({ accessToken: z.string() });
  api = new Api(url, (await new Api(url).post('/auth/login', session, people.designer)).accessToken);
});
afterAll(() => browser.close());

/** As a link within the app leads there: the app is not loaded anew for each of a hundred cases. */
const visit = (path: string) => page.evaluate((to) => window.history.pushState(null, '', to), path);
const marks = { error: 'has an error', warning: 'has a warning', info: 'has a note' } as const;
const shape = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
/** Waits for an element's accessible name, which says what is found there. */
const described = (id: string, what: string) =>
  page.locator(`.react-flow__node[data-id="${id}"][aria-label*="${what}"]`);

describe('A bad definition is shown', () => {
  it.each(badDefinitions.filter(({ notStored }) => !notStored))('$name: $code', async (bad: BadDefinition) => {
    const { definition, code, severity = 'error', at, path = [] } = bad;
    const { id } = await api.post('/processes', ProcessSchema, definition);
    const { diagnostics } = await api.post(`/processes/${id}/validate`, validateProcess.result);
    const said = diagnostics.find((one) => one.code === code && (at?.nodeId ?? one.nodeId) === one.nodeId)!;
    await visit(`/processes/${id}`);
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByText(said.message, { exact: true }).first().waitFor();
    await details.getByText(said.help, { exact: true }).first().waitFor();
    if (said.flowId !== undefined && definition.flows.some((flow) => flow.id === said.flowId))
      await page.locator(`[data-finding="${severity}"]`).first().waitFor({ state: 'attached' });
    // A drawing of hundreds of nodes takes its time; how it is marked is no other.
    if (said.nodeId === undefined || definition.nodes.length > 200) return;
    await details.getByRole('button', { name: said.message }).first().click();
    await details.getByRole('button', { name: 'Close details' }).waitFor();
    await details.getByText(said.message, { exact: true }).first().waitFor();
    await described(said.nodeId, marks[worstAt(said.nodeId, diagnostics)]).waitFor();
    for (const step of said.path ?? []) await described(step, 'on the way that shows it').waitFor();
    if (isJoined(path, definition)) expect(await page.locator('[data-on-way]').count()).toBeGreaterThan(0);
  });

  it.each(badDefinitions.filter(({ notStored }) => notStored))('when it is saved: $name', async ({ definition }) => {
    const { id } = await api.post('/processes', ProcessSchema, { name: 'To be spoilt', nodes: [], flows: [] });
    await visit(`/processes/${id}?tab=definition`);
    await page.getByRole('textbox', { name: 'Process definition as JSON' }).fill(JSON.stringify(definition));
    await page.getByRole('button', { name: 'Save draft' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('The definition is not a graph yet').waitFor();
    expect(await alert.getByRole('listitem').first().innerText()).toMatch(/^\/\S+ .+\./);
    page.once('dialog', (dialog) => void dialog.accept());
  });
});

/** Whether flows lead along the path, that can be lit. */
const isJoined = (path: readonly string[], { flows }: BadDefinition['definition']) =>
  path.some((to, at) => flows.some((flow) => flow.to === to && path.slice(0, at).includes(flow.from)));

function worstAt(
  nodeId: string,
  diagnostics: readonly { nodeId?: string | undefined; severity: keyof typeof marks }[],
) {
  const here = diagnostics.filter((one) => one.nodeId === nodeId).map(({ severity }) => severity);
  return (['error', 'warning', 'info'] as const).find((severity) => here.includes(severity))!;
}

describe('A bad document is shown', () => {
  const choose = async ({ content, code }: BadDocument) => {
    await visit('/processes');
    await visit('/processes/import');
    const buffer = Buffer.from(content);
    await page.locator('input[type=file]').setInputFiles({ name: `${code}.bpmn`, mimeType: 'application/xml', buffer });
  };

  it.each(badDocuments.filter(({ refused }) => refused))('$name: $code', async (bad) => {
    await choose(bad);
    expect(await page.getByRole('alert').innerText()).toMatch(bad.code === 'bpmn.too-large' ? /over 5 MB/ : /\.\s/);
    expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0);
  });

  it.each(badDocuments.filter(({ refused }) => !refused))('$name: $code', async (bad) => {
    await choose(bad);
    await page.getByText(bad.code).first().waitFor();
    const nodeId = bad.at?.nodeId;
    if (nodeId === undefined) return;
    const title = (await shape(nodeId).getAttribute('aria-label'))?.split(', ')[0] ?? '';
    await page.getByRole('button', { name: title, exact: true }).click();
    await page.getByRole('button', { name: title, exact: true, pressed: true }).waitFor();
    await described(nodeId, 'has a').waitFor();
  });
});
