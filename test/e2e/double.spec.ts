/**
 * What only the double can be asked: each protection by itself, also where another one would have hidden its absence.
 * Skipped, and listed as skipped, on a real binary.
 */
import type { ElectronApplication } from '@playwright/test';
import type { inspection } from '../double/inspection.ts';
import { ask, expect, isDouble, test } from './desktop.ts';

type Inspection = typeof inspection;

/** Asks the double, which shows itself beside Electron's own members. */
const inspect = <R, A = undefined>(
  app: ElectronApplication,
  question: (electron: { readonly electronDouble: Inspection }, argument: A) => R | Promise<R>,
  argument?: A,
): Promise<R> => app.evaluate(question as never, argument as never) as Promise<R>;

const loadsDevTools = (app: ElectronApplication): Promise<boolean> =>
  inspect(
    app,
    async ({ electronDouble }, url) => !(await electronDouble.cancels(url)),
    'devtools://devtools/a.html',
  );

test.describe('on the double only', () => {
  test.skip(!isDouble, 'asks the stand-in for Electron itself');

  test('each permission handler alone says no', async ({ shared: { app } }) => {
    for (const permission of [
      'geolocation',
      'notifications',
      'media',
      'clipboard-read',
      'openExternal',
    ] as const) {
      const answers = await inspect(
        app,
        ({ electronDouble }, asked) => electronDouble.askPermission(asked),
        permission,
      );
      expect(answers, permission).toEqual({ check: false, request: false, device: false });
    }
  });

  test('the request filter lets nothing through but the bundle', async ({ shared: { app } }) => {
    const cancelled = await inspect(app, ({ electronDouble }) =>
      Promise.all(
        [
          'app://debrief/index.html',
          'https://example.org/',
          'ws://127.0.0.1/',
          'file:///etc/hostname',
          'app://debrief.example.org/',
          'chrome://settings/',
        ].map((url) => electronDouble.cancels(url)),
      ),
    );
    expect(cancelled).toEqual([false, true, true, true, true, true]);
  });

  test('developer tools may load their pages in a checkout, not in a packaged app', async ({
    shared,
    machine,
  }) => {
    expect(await loadsDevTools(shared.app)).toBe(true);
    const { app } = await machine.start({ ELECTRON_DOUBLE_PACKAGED: '1' });
    expect(await loadsDevTools(app)).toBe(false);
    const tools = await app.evaluate(({ BrowserWindow, Menu }) => ({
      allowed: (
        BrowserWindow.getAllWindows()[0]?.webContents as
          { getLastWebPreferences(): { devTools: boolean } } | undefined
      )?.getLastWebPreferences().devTools,
      inMenu: JSON.stringify(Menu.getApplicationMenu()).includes('toggleDevTools'),
    }));
    expect(tools).toEqual({ allowed: false, inMenu: false });
  });

  test('a call from a sub-frame is refused, even with the address of the app', async ({
    desktop: { app, page },
  }) => {
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inside = frame.contentDocument;
      inside?.open();
      inside?.write('<p>frame</p>');
      inside?.close();
      return inside?.URL;
    });
    await expect(async () => {
      const answer = await inspect(app, ({ electronDouble }) =>
        electronDouble.invokeFromSubFrame('debrief:invoke', 'app.info', {}),
      );
      expect(answer).toMatchObject({ ok: false, error: { code: 'not-available' } });
    }).toPass({ timeout: 10_000 });
    expect((await ask(page, 'app.info')).ok).toBe(true);
  });

  test('navigation and new windows are refused by each rule alone', async ({ desktop: { app, page } }) => {
    const denied = () => inspect(app, ({ electronDouble }) => electronDouble.denied);
    await page.evaluate(() => {
      location.href = 'https://example.org/away';
    });
    // The page is spoken to again only once the navigation has been refused: while one is under way it may not answer.
    await expect.poll(denied).toContain('will-frame-navigate: https://example.org/away');
    // Said in a task of the page's own: opening a window waits for the browser, and asking should not wait with it.
    await page.evaluate(() => {
      setTimeout(() => window.open('https://example.org/window'));
    });
    await expect.poll(denied).toContain('window.open: https://example.org/window');
    await page.evaluate(() => {
      const link = { href: 'https://example.org/blank', target: '_blank' };
      setTimeout(() => Object.assign(document.createElement('a'), link).click());
    });
    await expect
      .poll(denied)
      .toEqual(
        expect.arrayContaining([
          'will-navigate: https://example.org/away',
          'will-frame-navigate: https://example.org/away',
          'window.open: https://example.org/window',
          'window.open: https://example.org/blank',
        ]),
      );
    expect(await inspect(app, ({ electronDouble }) => electronDouble.escaped)).toEqual([]);
  });

  test('what must come before "ready" does', async ({ shared: { app } }) => {
    const names = await inspect(app, ({ electronDouble }) =>
      electronDouble.calls.map(({ name, args }) =>
        name.endsWith('appendSwitch') ? `${name} ${args.join(' ')}` : name,
      ),
    );
    const order = [
      'app.requestSingleInstanceLock',
      'app.enableSandbox',
      'app.commandLine.appendSwitch host-resolver-rules MAP * ~NOTFOUND',
      'protocol.registerSchemesAsPrivileged',
      'protocol.handle',
      'new BrowserWindow',
    ];
    expect(names.filter((name) => order.includes(name))).toEqual(order);
  });

  test('WebRTC gets no way around the request filter', async ({ shared: { app } }) => {
    const policies = await inspect(app, ({ electronDouble }) =>
      electronDouble.calls
        .filter(({ name }) => name === 'webContents.setWebRTCIPHandlingPolicy')
        .map(({ args }) => args),
    );
    expect(policies).toEqual([['disable_non_proxied_udp']]);
  });

  test('what the double does not model is a clear error', async ({ shared: { app } }) => {
    const message = await app.evaluate(({ session }) => {
      try {
        return String(Reflect.get(session.defaultSession, 'setProxy'));
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    });
    expect(message).toBe('electron double: session.defaultSession.setProxy is not modelled');
  });
});

test.describe('on a real binary only', () => {
  test.skip(isDouble, 'the double closes every new window, whatever the app says');

  test('window.open opens nothing', async ({ shared: { app, page } }) => {
    expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
    await page.waitForTimeout(300);
    expect(app.windows()).toHaveLength(1);
  });
});
