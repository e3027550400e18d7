import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ExecutionSummarySchema } from '#contracts/executions/index.ts';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { ProcessSchema, publishProcess } from '#contracts/processes/index.ts';
import { Api } from '#examples/player/api.ts';
import { openBrowser, type Session } from './browser.ts';
import { violations } from './violations.ts';

// Runs of a first version go on with a second, in which one step has another id and one is gone.
let browser: Session;
let page: Page;
let dialog: Locator;
const name = `Migrated request ${Date.now()}`;

const version = (steps: string[]): ProcessDefinitionInput => ({
  name,
  nodes: [
    { node_id: 'start', type: 'start', title: 'Asked' },
    ...steps.map((id) => ({ node_id: id, type: 'human_internal' as const, title: `Step ${id}` })),
    { node_id: 'end', type: 'end', title: 'Done' },
  ],
  flows: ['start', ...steps].map((from, at) => ({ id: `f${at}`, from, to: [...steps, 'end'][at]! })),
});

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.open('designer');
  const { url, people } = browser.target;
  const session = z.object({ accessToken: z.string() });
  const api = new Api(url, (await new Api(url).post('/auth/login', session, people.designer)).accessToken);
  const { id } = await api.post('/processes', ProcessSchema, version(['ask', 'check']));
  const publish = () => api.post(`/processes/${id}/publish`, publishProcess.result, { activate: true });
  await publish();
  for (const run of ['Lisbon', 'Porto'])
    await api.post('/executions', ExecutionSummarySchema, { processId: id, name: `${name}: ${run}`, input: {} });
  await page.goto(`/processes/${id}?tab=definition`);
  const draft = page.getByRole('textbox', { name: 'Process definition as JSON' });
  await draft.fill(JSON.stringify(version(['question', 'check'])));
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('The draft is saved', { exact: true }).first().waitFor();
  await publish();
  await page.goto(`/processes/${id}?tab=versions`);
});
afterAll(() => browser.close());

describe('the migration of running executions', () => {
  it('says in a dry run which cannot go on, and why', async () => {
    await page.getByRole('button', { name: 'Migrate runs…' }).last().click();
    dialog = page.getByRole('dialog');
    await dialog.getByLabel('Go on with version').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Check' }).click();
    await dialog.getByText('Of 2 looked at, 0 can be migrated.').waitFor();
    expect(await dialog.getByText(/has no node for “Step ask”/).count()).toBe(2);
    expect(await dialog.getByRole('button', { name: 'Migrate' }).count()).toBe(0);
  });

  it('takes them on at the step that is named for one that is gone, and says what begins anew', async () => {
    await dialog.getByLabel('Step ask').selectOption('question');
    await dialog.getByRole('button', { name: 'Check' }).click();
    await dialog.getByText('Of 2 looked at, 2 can be migrated.').waitFor();
    await dialog.getByText('The task “Step ask” is opened anew.').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('shows how far it is, and what came of it', async () => {
    await dialog.getByLabel('Reason').fill('The question was worded badly');
    await dialog.getByRole('button', { name: 'Migrate' }).click();
    await dialog.getByText(/^Migrating: /).waitFor();
    await dialog.getByText('2 migrated, 0 left as they are').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await page.goto('/executions');
    await page.getByRole('link', { name: `${name}: Porto` }).click();
    await page.getByRole('group', { name: /^Step question, Human task, waiting/ }).waitFor();
  });
});
