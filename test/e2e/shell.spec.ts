/** The desktop shell as its user meets it: window, menu, dialogs, settings, closing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ask, expect, isDouble, test } from './desktop.ts';

const click = (app: ElectronApplication, id: string): Promise<void> =>
  app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);

/** Notes what the page hears from the host. */
const listen = (page: Page, event: string): Promise<void> =>
  page.evaluate((name) => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.debrief.on(name, (data) => heard.push(data));
  }, event);
const heard = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);

const chooseFolder = (app: ElectronApplication, folder: string | null): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
  }, folder);

const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);

const create = async (page: Page): Promise<string> => {
  const created = await ask(page, 'library.create', { from: 'template' });
  expect(created).toMatchObject({ ok: true });
  return (created.value as { id: string }).id;
};

test.describe('the window', () => {
  test('is shown once it has something to show', async ({ shared: { app } }) => {
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(
      true,
    );
  });

  test('opens where it was left, in the size it had', async ({ machine }) => {
    const left = { x: 40, y: 60, width: 1100, height: 700 };
    const first = await machine.start();
    await first.app.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
      left,
    );
    await first.app.close();
    const second = await machine.start();
    const bounds = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    expect(bounds).toEqual(left);
  });

  test('comes back to the screen when its place is gone', async ({ machine }) => {
    await mkdir(machine.profile, { recursive: true });
    const lost = { bounds: { x: 9000, y: 9000, width: 900, height: 600 }, maximised: true };
    await writeFile(path.join(machine.profile, 'window.json'), JSON.stringify(lost));
    const { app } = await machine.start();
    const state = await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      return { x: window?.getNormalBounds().x, maximised: window?.isMaximized() };
    });
    expect(state.x).toBeLessThan(5000);
    expect(state.maximised).toBe(true);
  });

  test('is brought forward by a second start, which ends', async ({ desktop: { app }, machine }) => {
    await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.minimize();
      window?.on('focus', () => Object.assign(globalThis, { cameForward: true }));
    });
    const { executable, args, env } = machine.command;
    const second = spawn(executable, process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args, { env });
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
    await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'cameForward'))).toBe(true);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(
      false,
    );
  });
});

test.describe('the menu', () => {
  test('names every command with its shortcut', async ({ shared: { app } }) => {
    const shortcuts = await app.evaluate(({ Menu }) =>
      ['new-report', 'import', 'export', 'print', 'library', 'settings', 'undo', 'redo', 'find'].map(
        (id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.accelerator ?? `${id} has none`,
      ),
    );
    expect(shortcuts).toHaveLength(new Set(shortcuts).size);
    for (const shortcut of shortcuts) expect(shortcut).toMatch(/^(CmdOrCtrl|Cmd|Ctrl)\+/);
  });

  test('reaches the page', async ({ desktop: { app, page } }) => {
    await listen(page, 'menu.command');
    for (const id of ['undo', 'redo', 'find', 'export', 'print']) await click(app, id);
    await expect
      .poll(() => heard(page))
      .toEqual(['undo', 'redo', 'find', 'export', 'print'].map((command) => ({ command })));
  });

  test('prints through the system, and says so where that fails', async ({ desktop: { app, page } }) => {
    test.skip(!isDouble, 'A real print dialog waits for a person.');
    await page.getByRole('button', { name: 'Ransomware' }).click();
    await expect(page.getByRole('heading', { name: 'Incident', level: 2 })).toBeVisible();
    await click(app, 'print');
    // The stand-in has no printer: what is seen is that the host was asked, and the way out.
    const dialog = page.getByRole('dialog', { name: 'Not printed' });
    await expect(dialog).toContainText('The report could not be printed', { timeout: 30_000 });
    await expect(dialog).toContainText('Export the PDF and print it from another program.');
    expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
  });

  test('shows the pages of the preview', async ({ desktop: { page } }) => {
    await page.getByRole('button', { name: 'Ransomware' }).click();
    await page.getByRole('button', { name: 'Preview pages' }).click();
    const pages = page.getByRole('region', { name: 'Pages as they print' });
    await expect(pages).toContainText('Post-Incident Report', { timeout: 30_000 });
  });

  test('Import asks for a file from whatever screen one is on', async ({ desktop: { app, page } }) => {
    await click(app, 'settings');
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await click(app, 'import');
    const request = page.getByRole('dialog', { name: 'Import reports' });
    const chooser = page.waitForEvent('filechooser');
    await request.getByRole('button', { name: 'Choose files…' }).click();
    await (
      await chooser
    ).setFiles({
      name: 'queue.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('# Queue stalled\n\n**Severity:** P1\n'),
    });
    await expect(page.getByRole('dialog', { name: 'Imported' })).toContainText('queue.md');
    await expect(request).toHaveCount(0);
  });

  test('changes the theme now and for the next start', async ({ machine }) => {
    const first = await machine.start();
    await listen(first.page, 'settings.changed');
    await click(first.app, 'theme-dark');
    await expect.poll(() => heard(first.page)).toMatchObject([{ theme: 'dark' }]);
    await expect.poll(() => isDark(first.page)).toBe(true);
    await first.app.close();
    const second = await machine.start();
    expect(await second.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  });
});

test.describe('settings', () => {
  test('are kept over a restart, readable by their owner only', async ({ machine }) => {
    const first = await machine.start();
    const written = await ask(first.page, 'settings.write', { author: 'R. Vance', paper: 'letter' });
    expect(written).toMatchObject({
      ok: true,
      value: { author: 'R. Vance', paper: 'letter', theme: 'system' },
    });
    await first.app.close();
    const second = await machine.start();
    expect(await ask(second.page, 'settings.read')).toMatchObject({
      ok: true,
      value: { author: 'R. Vance' },
    });
    const { mode } = await stat(path.join(machine.profile, 'preferences.json'));
    expect((mode & 0o777).toString(8)).toBe('600');
  });

  for (const [what, content] of [
    ['is cut off', '{"author":"R. Va'],
    ['does not fit', '{"author":7,"paper":"a3"}'],
  ] as const) {
    test(`of a file that ${what} are put aside, not wiped`, async ({ machine }) => {
      await mkdir(machine.profile, { recursive: true });
      await writeFile(path.join(machine.profile, 'preferences.json'), content);
      const { page } = await machine.start();
      expect(await ask(page, 'settings.read')).toMatchObject({
        ok: true,
        value: { author: '', paper: 'a4' },
      });
      const aside = (await readdir(machine.profile)).filter((name) =>
        name.startsWith('preferences.json.corrupt-'),
      );
      expect(aside).toHaveLength(1);
      expect(await readFile(path.join(machine.profile, aside[0] ?? ''), 'utf8')).toBe(content);
    });
  }
});

test.describe('exports', () => {
  test('are written by a process of their own to the folder chosen', async ({ desktop, machine }) => {
    const { app, page } = desktop;
    await listen(page, 'export.progress');
    const id = await create(page);
    await chooseFolder(app, machine.exports);
    const formats = ['pdf', 'docx', 'markdown', 'json'];
    const done = await ask(page, 'export.run', { job: 'job-1', id, formats, paper: 'a4' });
    expect(done).toMatchObject({ ok: true });
    const { files } = done.value as { files: { location: string; size: number; handle: string }[] };
    expect(files).toHaveLength(4);
    for (const { location, size } of files) {
      expect(path.dirname(location)).toBe(machine.exports);
      expect((await stat(location)).size).toBe(size);
    }
    expect(await heard(page)).toContainEqual(expect.objectContaining({ job: 'job-1' }));

    // Opening and showing: the system's programs are kept out of the test.
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openPath = (file) => Promise.resolve(opened.push(file) > 0 ? '' : '');
      shell.showItemInFolder = (file) => void opened.push(file);
    });
    const [pdf] = files;
    expect(await ask(page, 'export.open', { handle: pdf?.handle })).toMatchObject({ ok: true });
    expect(await ask(page, 'export.reveal', { handle: pdf?.handle })).toMatchObject({ ok: true });
    expect(await ask(page, 'export.open', { handle: '/etc/passwd' })).toMatchObject({ ok: false });
    const opened = await app.evaluate(() => Reflect.get(globalThis, 'opened'));
    expect(opened).toEqual([pdf?.location, pdf?.location]);
  });

  test('are not begun where the dialog is cancelled', async ({ desktop: { app, page }, machine }) => {
    const id = await create(page);
    await chooseFolder(app, null);
    const done = await ask(page, 'export.run', { job: 'job-2', id, formats: ['pdf'], paper: 'a4' });
    expect(done).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect((await readdir(machine.exports)).filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });
});

test.describe('when something goes wrong', () => {
  test('a crashed page says what was kept and offers to open again', async ({ desktop: { app, page } }) => {
    await app.evaluate(({ BrowserWindow, dialog }) => {
      dialog.showMessageBox = ((_window: unknown, question: unknown) => {
        Object.assign(globalThis, { question });
        return new Promise(() => {});
      }) as typeof dialog.showMessageBox;
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await page.waitForEvent('crash').catch(() => {});
    await expect
      .poll(() => app.evaluate(() => Reflect.get(globalThis, 'question')))
      .toMatchObject({
        detail: expect.stringContaining('is on disk'),
        buttons: ['Open It Again', 'Quit'],
      });
  });

  test('closing waits for a page that is still saving', async ({ desktop: { app, page } }) => {
    test.skip(!isDouble, 'on a real binary Playwright answers beforeunload before Electron can');
    page.on('dialog', () => {});
    await page.mouse.click(300, 300);
    await page.evaluate(() => {
      let saved = false;
      setTimeout(() => (saved = true), 600);
      addEventListener('beforeunload', (event) => {
        if (!saved) event.preventDefault();
      });
    });
    const closed = once(app.process(), 'exit');
    const began = performance.now();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await closed;
    expect(performance.now() - began).toBeGreaterThan(500);
  });
});

test.describe('backups', () => {
  test('go into a folder that was chosen in the dialog, and into no other', async ({ desktop, machine }) => {
    const { app, page } = desktop;
    await create(page);
    const other = path.join(machine.exports, '..', 'typed');
    const typed = await ask(page, 'backup.now', { job: 'backup-1', folder: other });
    expect(typed).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    await chooseFolder(app, machine.exports);
    const chosen = await ask(page, 'backup.chooseFolder', { purpose: 'back-up' });
    expect(chosen).toMatchObject({ ok: true, value: { folder: machine.exports } });
    const made = await ask(page, 'backup.now', { job: 'backup-2', folder: machine.exports });
    expect(made).toMatchObject({ ok: true });
    const { location } = made.value as { location: string };
    expect(path.dirname(location)).toBe(machine.exports);
    expect((await readdir(location)).toSorted()).toContain('backup.json');
  });
});
