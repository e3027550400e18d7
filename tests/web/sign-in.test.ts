import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Session, signIn } from './browser.ts';

let browser: Session;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('signing in', () => {
  it('asks for both fields before it sends anything', async () => {
    const page = await browser.open();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByText('Enter your email address.').isVisible()).toBe(true);
    expect(await page.getByText('Enter your password.').isVisible()).toBe(true);
  });

  it('says that the password is wrong', async () => {
    const page = await browser.open();
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(browser.target.people.employee.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(page.url()).toContain('/sign-in');
  });

  it.each([
    ['designer', '/processes', ['Tasks', 'Processes', 'Executions', 'Jobs', 'Events', 'Services']],
    ['manager', '/executions', ['Tasks', 'Processes', 'Executions', 'Jobs', 'Events', 'Services']],
    ['employee', '/tasks', ['Tasks', 'Processes', 'Executions']],
    ['admin', '/processes', ['Tasks', 'Processes', 'Executions', 'Jobs', 'Events', 'Services', 'API keys']],
  ] as const)('leads a %s to %s, with the navigation of the role', async (role, home, links) => {
    const page = await browser.open(role);
    const navigation = page.getByRole('navigation', { name: 'Main' });
    await navigation.waitFor();
    expect(new URL(page.url()).pathname).toBe(home);
    expect(await navigation.getByRole('link').allInnerTexts()).toEqual(links);
  });

  it('leads back to where the session ended', async () => {
    const page = await browser.open();
    await page.goto('/executions?status=failed');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await signIn(page, browser.target.people.manager);
    await page.getByRole('heading', { name: 'Executions' }).waitFor();
    expect(page.url()).toContain('/executions?status=failed');
  });

  it('renews a session whose access token no longer works, and keeps the page', async () => {
    const page = await browser.open('employee');
    await page.evaluate(() => {
      const session = JSON.parse(localStorage.getItem('flowmaster.session') ?? '{}');
      localStorage.setItem('flowmaster.session', JSON.stringify({ ...session, accessToken: 'expired', expiresAt: 0 }));
    });
    await page.goto('/processes');
    await page.getByRole('link', { name: /./ }).first().waitFor();
    await page.getByRole('heading', { name: 'Processes' }).waitFor();
    const token = await page.waitForFunction(() => {
      const { accessToken } = JSON.parse(localStorage.getItem('flowmaster.session') ?? '{}');
      return accessToken !== 'expired' && accessToken;
    });
    expect(await token.jsonValue()).toBeTruthy();
  });

  it('leads to the sign-in when the session cannot be renewed', async () => {
    const page = await browser.open('employee');
    await page.evaluate(() => {
      const session = JSON.parse(localStorage.getItem('flowmaster.session') ?? '{}');
      const forged = { ...session, accessToken: 'forged', refreshToken: 'forged', expiresAt: Date.now() + 900_000 };
      localStorage.setItem('flowmaster.session', JSON.stringify(forged));
    });
    await page.goto('/processes');
    await page.getByText('Your session has ended. Sign in again to go on.').waitFor();
    expect(page.url()).toContain('/sign-in');
  });

  it('forgets the session on signing out', async () => {
    const page = await browser.open('employee');
    await page
      .getByRole('button', { name: /^Account of/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('flowmaster.session'))).toBeNull();
  });
});
