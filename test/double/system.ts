/** What belongs to the machine: dialogs, the shell, the screen, the theme. */
import { EventEmitter } from 'node:events';
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { Dialog, NativeTheme, SafeStorage, Screen, Shell } from 'electron';
import { calls } from './journal.ts';
import { type Names, strict } from './strict.ts';
import { BrowserWindow } from './window.ts';

/** Tests put their own function in place of each dialog they expect. */
const unexpected = (name: string) => () =>
  Promise.reject(new Error(`electron double: nobody expected dialog.${name}`));

export const dialog = strict(
  'dialog',
  {
    showOpenDialog: unexpected('showOpenDialog'),
    showMessageBox: unexpected('showMessageBox'),
    showErrorBox: (title: string, content: string) => console.error(`${title}: ${content}`),
  } satisfies Names<Dialog>,
  calls,
);

export const shell = strict(
  'shell',
  { openPath: () => Promise.resolve(''), showItemInFolder() {} } satisfies Names<Shell>,
  calls,
);

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };

export const screen = strict('screen', { getAllDisplays: () => [display] } satisfies Names<Screen>, calls);

let themeSource: NativeTheme['themeSource'] = 'system';

class Theme extends EventEmitter {
  get themeSource(): NativeTheme['themeSource'] {
    return themeSource;
  }

  set themeSource(source) {
    const changed = source !== themeSource;
    themeSource = source;
    const value = source === 'system' ? '' : source;
    const features = [{ name: 'prefers-color-scheme', value }];
    for (const { contents } of BrowserWindow.getAllWindows())
      void contents.command('Emulation.setEmulatedMedia', { features });
    if (changed) this.emit('updated');
  }
}

export const nativeTheme = strict('nativeTheme', new Theme() satisfies Names<NativeTheme>, calls);

/** The same in every run, as a keychain of the system is; a test says "basic_text" where there shall be none. */
const keyring = createHash('sha256').update('electron double').digest();
const IV = Buffer.alloc(16);

export const safeStorage = strict(
  'safeStorage',
  {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => process.env['DEBRIEF_DOUBLE_KEYRING'] ?? 'gnome_libsecret',
    encryptString: (text: string) => {
      const cipher = createCipheriv('aes-256-ctr', keyring, IV);
      return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    },
    decryptString: (bytes: Buffer) => {
      const decipher = createDecipheriv('aes-256-ctr', keyring, IV);
      return Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
    },
  } satisfies Names<SafeStorage>,
  calls,
);
