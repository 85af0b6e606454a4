/** What a hostile page could try. Only real Electron and Playwright API: holds on the double and on a real binary. */
import type { Page } from '@playwright/test';
import { securityHeaders } from '../../electron/workspace/page-headers.ts';
import { ask, expect, test } from './desktop.ts';

/** Long enough for a denied navigation to have happened, had it been allowed. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(300);

test.describe('the page', () => {
  test('gets exactly the agreed interface', async ({ shared: { page } }) => {
    const added = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const clean = new Set(Object.getOwnPropertyNames(frame.contentWindow ?? {}));
      frame.remove();
      return Object.getOwnPropertyNames(window).filter((name) => !clean.has(name) && !/^\d+$/.test(name));
    });
    // zod marks its own copy in every page that uses it.
    expect(added.filter((name) => !/^__(playwright|zod)/.test(name))).toEqual(['debrief']);
    const members = await page.evaluate(() =>
      Object.entries(window.debrief).map(([name, value]) => [name, typeof value]),
    );
    expect(members).toEqual([
      ['invoke', 'function'],
      ['on', 'function'],
    ]);
    const changed = await page.evaluate(() => {
      'use strict';
      try {
        Object.assign(window.debrief, { invoke: null });
        return 'changed';
      } catch {
        return typeof window.debrief.invoke;
      }
    });
    expect(changed).toBe('function');
  });

  test('has neither Node nor Electron', async ({ shared: { page } }) => {
    const types = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron'].map(
        (name) => typeof (globalThis as Record<string, unknown>)[name],
      ),
    );
    expect(types).toEqual(Array(6).fill('undefined'));
  });

  test('cannot listen in on the preload through built-ins it replaces', async ({ shared: { page } }) => {
    const seen = await page.evaluate(async () => {
      const { stringify } = JSON;
      let calls = 0;
      JSON.stringify = ((...args: Parameters<typeof stringify>) => {
        calls += 1;
        return stringify(...args);
      }) as typeof stringify;
      const answer = await window.debrief.invoke('app.info', {});
      JSON.stringify = stringify;
      return { calls, ok: answer.ok };
    });
    expect(seen).toEqual({ calls: 0, ok: true });
  });

  test('stays where it is: by click, by script and by form', async ({ shared: { page } }) => {
    const before = page.url();
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/click' });
      document.body.append(link);
      link.click();
      link.remove();
    });
    await settle(page);
    await page.evaluate(() => {
      location.href = 'https://example.org/script';
    });
    await settle(page);
    await page.evaluate(() => {
      location.href = 'file:///etc/hostname';
    });
    await settle(page);
    expect(page.url()).toBe(before);
    expect((await ask(page, 'app.info')).ok).toBe(true);
  });

  test('is not redirected away', async ({ shared: { app } }) => {
    const prevented = await app.evaluate(({ BrowserWindow }) =>
      ['https://example.org/', 'app://debrief.example.org/', 'app://debrief/index.html'].map((url) => {
        let stopped = false;
        const event = { url, preventDefault: () => (stopped = true) };
        const contents: NodeJS.EventEmitter | undefined = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.emit('will-redirect', event, url);
        return stopped;
      }),
    );
    expect(prevented).toEqual([true, true, false]);
  });

  test('attaches no webview and downloads nothing', async ({ shared: { app } }) => {
    const prevented = await app.evaluate(({ BrowserWindow, session }) => {
      const contents: NodeJS.EventEmitter | undefined = BrowserWindow.getAllWindows()[0]?.webContents;
      const everyone: NodeJS.EventEmitter = session.defaultSession;
      const stopped: string[] = [];
      contents?.emit('will-attach-webview', { preventDefault: () => stopped.push('webview') }, {}, {});
      everyone.emit('will-download', { preventDefault: () => stopped.push('download') }, {}, {});
      return stopped;
    });
    expect(prevented).toEqual(['webview', 'download']);
  });

  test('is denied every permission it asks for', async ({ shared: { page } }) => {
    const answers = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
      const states = await Promise.all(
        names.map(async (name) => (await navigator.permissions.query({ name })).state),
      );
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        (error: Error) => error.name,
      );
      return [...states, microphone];
    });
    expect(answers).toEqual(['denied', 'denied', 'denied', 'denied', 'NotAllowedError']);
  });
});

test.describe('the content security policy', () => {
  test('is sent with every file of the bundle', async ({ shared: { page } }) => {
    const headers = await page.evaluate(async () =>
      Object.fromEntries((await fetch('./index.html')).headers),
    );
    expect(headers).toMatchObject({ ...securityHeaders, 'content-type': 'text/html; charset=utf-8' });
  });

  test('stops inline scripts, evaluated text and foreign addresses', async ({ shared: { page } }) => {
    const violations = await page.evaluate(async () => {
      const directives: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        directives.push(event.effectiveDirective),
      );
      document.head.append(
        Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }),
      );
      document.head.append(
        Object.assign(document.createElement('style'), { textContent: 'body { opacity: 0 }' }),
      );
      document.body.append(Object.assign(new Image(), { src: 'https://example.org/pixel.png' }));
      const frame = Object.assign(document.createElement('iframe'), { src: './index.html' });
      document.body.append(frame);
      // Run through a timer, as a script of the page: what the debugger evaluates is exempt from the policy.
      await new Promise((resolve) => {
        // oxlint-disable-next-line typescript/no-implied-eval -- what the policy has to stop
        setTimeout('window.ran = 2');
        setTimeout(resolve);
      });
      await fetch('https://example.org/').catch(() => {});
      await new Promise((resolve) => {
        setTimeout(resolve, 300);
      });
      frame.remove();
      return { directives, ran: 'ran' in window };
    });
    expect(violations.ran).toBe(false);
    expect(violations.directives).toEqual(
      expect.arrayContaining([
        'script-src-elem',
        'style-src-elem',
        'img-src',
        'frame-src',
        'connect-src',
        'script-src',
      ]),
    );
  });
});

const status = (page: Page, address: string, method = 'GET'): Promise<number> =>
  page.evaluate(async ([url, how]) => (await fetch(url, { method: how })).status, [address, method] as const);

test.describe('the bundle', () => {
  test('serves its own files and nothing beside them', async ({ shared: { page } }) => {
    expect(await status(page, '/index.html')).toBe(200);
    const outside = [
      '/..%2f..%2fpackage.json',
      '/..%2fmain%2findex.js',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/%00index.html',
      '/%E0%A4%A.js',
      '/C:%2fwindows%2fwin.ini',
      '/missing.js',
      '/assets',
      '/',
    ];
    const answers = await Promise.all(outside.map((address) => status(page, address)));
    expect(answers.slice(0, -1)).toEqual(outside.slice(0, -1).map(() => 404));
    expect(answers.at(-1)).toBe(200);
  });

  test('is read only', async ({ shared: { page } }) => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect(await status(page, '/index.html', method), method).toBe(405);
  });
});

test.describe('the door to the host', () => {
  test('knows the agreed channels and no others', async ({ shared: { page } }) => {
    for (const channel of ['library.burn', '', '__proto__', 'constructor', 'toString', 7, null, { a: 1 }]) {
      const answer = await ask(page, channel);
      expect(answer, JSON.stringify(channel)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    }
  });

  test('rejects bad arguments with the problem and its place', async ({ shared: { page } }) => {
    const wrong = await ask(page, 'library.create', { from: 'elsewhere' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'bad-request', problems: [{ path: 'from' }] } });
    const more = await ask(page, 'report.open', { id: 'a', path: '/etc/passwd' });
    expect(more).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const traversal = await ask(page, 'report.open', { id: '../../etc/passwd' });
    expect(traversal).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  test('answers what cannot be sent with a failure, not an exception', async ({ shared: { page } }) => {
    const answer = await page.evaluate(() => window.debrief.invoke('app.info', { call: () => 1 }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  test('is the only one', async ({ shared: { app } }) => {
    const names = await app.evaluate(({ ipcMain }) => (ipcMain as NodeJS.EventEmitter).eventNames());
    expect(names).toEqual([]);
  });

  test('is not there for a sub-frame', async ({ shared: { page } }) => {
    const inFrame = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const frame = Object.assign(document.createElement('iframe'), { srcdoc: '<p>frame</p>' });
          frame.addEventListener('load', () => {
            resolve(typeof frame.contentWindow?.debrief);
            frame.remove();
          });
          document.body.append(frame);
        }),
    );
    expect(inFrame).toBe('undefined');
  });
});

test.describe('the settings asked for', () => {
  test('are the strict ones', async ({ shared: { app } }) => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Missing in Electron's types, present in Electron.
      return (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      spellcheck: false,
    });
  });

  test('turn the spell checker off, which would fetch dictionaries', async ({ shared: { app } }) => {
    expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false);
  });
});
