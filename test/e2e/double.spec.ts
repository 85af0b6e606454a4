/**
 * What only the double can be asked: each protection by itself, also where another one would have hidden its absence.
 * Skipped, and listed as skipped, on a real binary.
 */
import type { ElectronApplication } from '@playwright/test';
import type { inspection } from '../double/inspection.ts';
import { ask, expect, isDouble, test } from './desktop.ts';

type Inspection = typeof inspection;

/** Asks the double in the app's main process. */
const inspect = <R>(app: ElectronApplication, question: (double: Inspection) => R | Promise<R>): Promise<R> =>
  app.evaluate(
    // The question travels as text: Playwright gives a function only Electron's module.
    (_electron, source) => {
      const double: unknown = Reflect.get(globalThis, 'electronDouble');
      return new Function('double', `return (${source})(double)`)(double);
    },
    String(question),
  ) as Promise<R>;

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
      const question = new Function('double', `return double.askPermission('${permission}')`);
      expect(await inspect(app, question as (double: Inspection) => unknown), permission).toEqual({
        check: false,
        request: false,
        device: false,
      });
    }
  });

  test('the request filter lets nothing through but the bundle', async ({ shared: { app } }) => {
    const cancelled = await inspect(app, (double) =>
      Promise.all(
        [
          'app://debrief/index.html',
          'https://example.org/',
          'ws://127.0.0.1/',
          'file:///etc/hostname',
          'app://debrief.example.org/',
          'chrome://settings/',
        ].map((url) => double.cancels(url)),
      ),
    );
    expect(cancelled).toEqual([false, true, true, true, true, true]);
  });

  test('developer tools may load their pages in a checkout, not in a packaged app', async ({
    shared,
    machine,
  }) => {
    const question = (double: Inspection): Promise<boolean> =>
      double.cancels('devtools://devtools/index.html');
    expect(await inspect(shared.app, question)).toBe(false);
    const { app } = await machine.start({ ELECTRON_DOUBLE_PACKAGED: '1' });
    expect(await inspect(app, question)).toBe(true);
    const tools = await app.evaluate(({ BrowserWindow, Menu }) => ({
      allowed: (
        BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
          getLastWebPreferences(): { devTools: boolean };
        }
      ).getLastWebPreferences().devTools,
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
    await expect
      .poll(() => inspect(app, (double) => double.invokeFromSubFrame('debrief:invoke', 'app.info', {})))
      .toMatchObject({ ok: false, error: { code: 'not-available' } });
    expect((await ask(page, 'app.info')).ok).toBe(true);
  });

  test('navigation and new windows are refused by each rule alone', async ({ desktop: { app, page } }) => {
    await page.evaluate(() => {
      location.href = 'https://example.org/away';
    });
    await page.evaluate(() => {
      window.open('https://example.org/window');
    });
    await page.evaluate(() => {
      const link = { href: 'https://example.org/blank', target: '_blank' };
      Object.assign(document.createElement('a'), link).click();
    });
    await expect
      .poll(() => inspect(app, (double) => double.denied))
      .toEqual(
        expect.arrayContaining([
          'will-navigate: https://example.org/away',
          'will-frame-navigate: https://example.org/away',
          'window.open: https://example.org/window',
          'window.open: https://example.org/blank',
        ]),
      );
    expect(await inspect(app, (double) => double.escaped)).toEqual([]);
  });

  test('what must come before "ready" does', async ({ shared: { app } }) => {
    const names = await inspect(app, (double) =>
      double.calls.map(({ name, args }) =>
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
    const policies = await inspect(app, (double) =>
      double.calls
        .filter(({ name }) => name === 'webContents.setWebRTCIPHandlingPolicy')
        .map(({ args }) => args),
    );
    expect(policies).toEqual([['disable_non_proxied_udp']]);
  });

  test('what the double does not model is a clear error', async ({ shared: { app } }) => {
    const message = await app.evaluate(({ session }) => {
      try {
        return String(session.defaultSession.setProxy);
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
