import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { openTarget, type Person, type Target } from './target.ts';
import { watchRequests } from './watched-requests.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const args = ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'];

export type Session = {
  target: Target;
  /** A page of its own browser profile; signed in when a role is given. */
  open: (role?: keyof Target['people'], options?: { dark?: boolean; width?: number }) => Promise<Page>;
  close: () => Promise<void>;
};

/** A browser on a target: what the tests look at, unless another is given. */
export async function openBrowser(on: Target | Promise<Target> = openTarget()): Promise<Session> {
  const [target, browser] = await Promise.all([on, launch()]);
  const contexts: BrowserContext[] = [];
  return {
    target,
    open: async (role, { dark = false, width = 1280 } = {}) => {
      const context = await browser.newContext({
        baseURL: target.url,
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        viewport: { width, height: 900 },
      });
      context.setDefaultTimeout(10_000);
      contexts.push(context);
      const page = await context.newPage();
      watchRequests(page);
      if (role) await signIn(page, target.people[role]);
      return page;
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      target.close();
    },
  };
}

const launch = (): Promise<Browser> => chromium.launch({ executablePath, args });

export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
