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

/** What a page has asked for and has not got yet, as long as it is watched. */
export function unansweredOf(page: Page): ReadonlySet<Request> {
  const requests = unanswered.get(page);
  if (!requests) throw new Error('Only pages whose requests are watched can be waited for');
  return requests;
}
