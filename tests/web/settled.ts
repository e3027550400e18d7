import type { Page } from 'playwright-core';
import { unansweredOf } from './watched-requests.ts';

/** Waits until all that a page has asked for has come and is drawn, and it asks for no more. */
export async function settled(page: Page): Promise<void> {
  const requests = unansweredOf(page);
  for (let quiet = 0; quiet < 3; ) {
    const loads = await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return document.querySelector('[role=status][aria-label=Loading]') !== null;
    });
    quiet = requests.size > 0 || loads ? 0 : quiet + 1;
  }
}
