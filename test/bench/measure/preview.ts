/** How long the preview takes to follow an edit, in a real window: from the last keystroke until its pages are painted. */
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Locator, type Page } from '@playwright/test';
import { chromiumProgram } from '../chromium-program.ts';
import type { Follow } from '../outcome/preview.ts';
import { withShell } from './shell.ts';

const VIEWPORT = { width: 1440, height: 900 };
/** Edits that do not count: the first has pdf.js and the export process warm up. */
const UNCOUNTED = 2;
const EDITS = 12;
/** Milliseconds between edits, for what is saved and checked after each. */
const REST = 2500;
/** Milliseconds for one edit, beyond which something is broken. */
const LIMIT = 30_000;

const openPreview = async (page: Page): Promise<Locator> => {
  const id = await page.evaluate(async () => {
    const response = await fetch('/api/library.create', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: 'outage' }),
    });
    const answer = (await response.json()) as { readonly value: { readonly id: string } };
    return answer.value.id;
  });
  await page.evaluate((hash) => (location.hash = hash), `#/report/${id}/incident`);
  await page.getByRole('tab', { name: 'Preview' }).click();
  const pages = page.getByRole('region', { name: 'Pages as they print' });
  await pages.getByRole('article', { name: /^Page 1 of \d+$/ }).waitFor({ timeout: LIMIT });
  return pages;
};

/** Milliseconds of the window's clock. */
type Moments = {
  readonly typed: number;
  readonly asked: number;
  readonly answered: number;
  readonly painted: number;
};

/** Types one letter, and waits for the frame in which all pages in sight are those of the changed report. */
const follow = async (pages: Locator, title: Locator): Promise<Follow> => {
  const moments = await pages.evaluateHandle((pane) => {
    let typed = 0;
    performance.clearResourceTimings();
    document.addEventListener('input', ({ timeStamp }) => (typed = timeStamp), { capture: true, once: true });
    const painted = new Promise<Moments>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        // After the frame that shows the change: a message that is sent while it is prepared comes behind it.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => {
            const asked = performance
              .getEntriesByType('resource')
              .filter((entry) => entry instanceof PerformanceResourceTiming)
              .findLast(({ name }) => name.endsWith('/api/preview.render'));
            port1.close();
            resolve({
              typed,
              asked: asked?.startTime ?? Number.NaN,
              answered: asked?.responseEnd ?? Number.NaN,
              painted: performance.now(),
            });
          });
          port1.start();
          port2.postMessage(null);
        });
      });
      observer.observe(pane, { attributeFilter: ['data-record'] });
    });
    return { painted };
  });
  await title.press('x');
  const { typed, asked, answered, painted } = await moments.evaluate(({ painted: all }) => all);
  return {
    pause: (asked - typed) / 1000,
    request: (answered - asked) / 1000,
    painting: (painted - answered) / 1000,
    all: (painted - typed) / 1000,
  };
};

/** Null where there is no Chromium to look with. Throws where the window does not follow. */
export const measurePreview = async (): Promise<readonly Follow[] | null> => {
  const executablePath = chromiumProgram();
  if (executablePath === null) return null;
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    return await withShell(async (address) => {
      const page = await browser.newPage({ viewport: VIEWPORT });
      page.setDefaultTimeout(LIMIT);
      await page.goto(address);
      const pages = await openPreview(page);
      const title = page.getByRole('textbox', { name: 'Title' });
      await title.press('End');
      const follows: Follow[] = [];
      for (let edit = 0; edit < UNCOUNTED + EDITS; edit += 1) {
        await wait(REST);
        const found = await follow(pages, title);
        if (edit >= UNCOUNTED) follows.push(found);
      }
      return follows;
    });
  } finally {
    await browser.close();
  }
};
