import type { Page, Request } from 'playwright-core';

const unanswered = new WeakMap<Page, Set<Request>>();

/** Notes what a page asks for, from now on. */
export function watchRequests(page: Page): void {
  const requests = new Set<Request>();
  unanswered.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** Waits until all that a page has asked for has come and is drawn, and it asks for no more. */
export async function settled(page: Page): Promise<void> {
  const requests = unanswered.get(page);
  if (!requests) throw new Error('Only pages whose requests are watched can be waited for');
  for (let quiet = 0; quiet < 3; ) {
    const loads = await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return document.querySelector('[role=status][aria-label=Loading]') !== null;
    });
    quiet = requests.size > 0 || loads ? 0 : quiet + 1;
  }
}
