/** The application menu. What the page does itself it is asked to do, so that menu and keyboard share one undo stack. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventData } from '../../shared/contract/events.ts';
import type { Settings } from '../../shared/contract/settings.ts';

type Command = EventData<'menu.command'>['command'];
type Theme = Settings['theme'];

const themes: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: 'As the System' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

export const showMenu = (options: {
  readonly theme: Theme;
  readonly development: boolean;
  /** Whether the library is encrypted and unlocked. */
  readonly canLock: boolean;
  readonly send: (command: Command) => void;
  readonly chooseTheme: (theme: Theme) => void;
  readonly openLibraryFolder: () => void;
}): void => {
  const { theme: current, development, canLock, send, chooseTheme, openLibraryFolder } = options;
  const isMac = process.platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const asks = (command: Command, label: string, accelerator: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    accelerator,
    click: () => send(command),
  });
  const settings = asks('settings', 'Settings…', 'CmdOrCtrl+,');

  const macApplication: MenuItemConstructorOptions = {
    label: app.getName(),
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'hide' },
      separator,
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      asks('new-report', 'New Report', 'CmdOrCtrl+N'),
      asks('import', 'Import…', 'CmdOrCtrl+O'),
      asks('export', 'Export…', 'CmdOrCtrl+E'),
      asks('print', 'Print Approval Copy…', 'CmdOrCtrl+P'),
      separator,
      asks('library', 'All Reports', 'CmdOrCtrl+L'),
      { id: 'library-folder', label: 'Show Library Folder', click: openLibraryFolder },
      { ...asks('lock', 'Lock Library', 'CmdOrCtrl+Shift+L'), enabled: canLock },
      ...(isMac ? [] : [separator, settings]),
      separator,
      { role: 'close', accelerator: 'CmdOrCtrl+W' },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      asks('undo', 'Undo', 'CmdOrCtrl+Z'),
      asks('redo', 'Redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      asks('find', 'Find…', 'CmdOrCtrl+F'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      separator,
      {
        label: 'Theme',
        submenu: themes.map(({ theme, label }) => ({
          id: `theme-${theme}`,
          label,
          type: 'radio',
          checked: theme === current,
          click: () => chooseTheme(theme),
        })),
      },
      separator,
      { role: 'togglefullscreen' },
      ...(development ? [separator, { role: 'toggleDevTools' } satisfies MenuItemConstructorOptions] : []),
    ],
  };
  const help: MenuItemConstructorOptions = { role: 'help', label: '&Help', submenu: [{ role: 'about' }] };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [macApplication] : []), file, edit, view, help]),
  );
};
