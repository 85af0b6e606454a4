/** `Menu`: built and clicked, never drawn. */
import type { MenuItem, MenuItemConstructorOptions } from 'electron';
import { calls } from './journal.ts';
import { strict } from './strict.ts';
import { BrowserWindow } from './window.ts';

type DoubleItem = Omit<MenuItemConstructorOptions, 'submenu' | 'click'> & {
  readonly submenu: DoubleMenu | undefined;
  click(): void;
};

class DoubleMenu {
  readonly items: readonly DoubleItem[];

  constructor(items: readonly DoubleItem[]) {
    this.items = items;
  }

  getMenuItemById(id: string): DoubleItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
      if (found !== null) return found;
    }
    return null;
  }
}

const build = (template: readonly MenuItemConstructorOptions[]): DoubleMenu =>
  new DoubleMenu(
    template.map((options) => {
      const item: DoubleItem = {
        ...options,
        submenu: Array.isArray(options.submenu) ? build(options.submenu) : undefined,
        click() {
          const { click, label, role } = options;
          if (click === undefined)
            throw new Error(
              `electron double: menu item '${label ?? role}' has no click; roles are not modelled`,
            );
          const window = BrowserWindow.getAllWindows()[0] as unknown as Electron.BaseWindow;
          click(item as unknown as MenuItem, window, {});
        },
      };
      return item;
    }),
  );

let applicationMenu: DoubleMenu | null = null;

export const Menu = strict(
  'Menu',
  {
    buildFromTemplate: build,
    setApplicationMenu(menu: DoubleMenu | null) {
      applicationMenu = menu;
    },
    getApplicationMenu: () => applicationMenu,
  },
  calls,
);
