/**
 * Who may import what. A room is a part of the source that runs in one place; this table says what it may reach.
 * Lint says the same while one types (.oxlintrc.json); this table is the complete list and resolves every path.
 */
import { isBuiltin } from 'node:module';
import path from 'node:path';

export type Room = {
  readonly name: string;
  /** Folder it fills; the first room of the table that contains a file owns it. */
  readonly folder: string;
  /** Folders whose files it may import, and single files. */
  readonly reaches: readonly string[];
  /** Folders inside those that it may not. */
  readonly except?: readonly string[];
  readonly builtins: boolean;
  readonly packages: readonly string[];
};

const pure = [
  'bidi-js',
  'canonicalize',
  'diff',
  'mdast',
  'mdast-util-from-markdown',
  'mdast-util-gfm',
  'micromark-extension-gfm',
  '@lezer/common',
  '@lezer/markdown',
  'zod',
];

const node = [...pure, 'commander', 'conf', 'fontkit', 'linebreak', 'pdfkit', 'saxes'];

export const rooms: readonly Room[] = [
  { name: 'shared', folder: 'shared', reaches: ['shared'], builtins: false, packages: pure },
  {
    name: 'preload',
    folder: 'electron/preload',
    reaches: ['shared', 'electron/preload'],
    builtins: false,
    packages: ['electron'],
  },
  {
    name: 'desktop shell',
    folder: 'electron/main',
    reaches: ['shared', 'electron'],
    except: ['electron/cli'],
    builtins: true,
    packages: [...node, 'electron', 'electron-store'],
  },
  {
    name: 'browser shell',
    folder: 'electron/serve',
    reaches: ['shared', 'electron'],
    except: ['electron/main', 'electron/preload'],
    builtins: true,
    // `npm run dev` serves the window from source; only this room knows of it.
    packages: [...node, 'vite'],
  },
  {
    name: 'Node side',
    folder: 'electron',
    reaches: ['shared', 'electron'],
    except: ['electron/main', 'electron/preload'],
    builtins: true,
    packages: node,
  },
  {
    name: 'window',
    folder: 'renderer',
    reaches: ['shared', 'renderer'],
    builtins: false,
    packages: [
      ...pure,
      '@fontsource/ibm-plex-mono',
      '@fontsource/ibm-plex-sans',
      '@tanstack/react-virtual',
      'pdfjs-dist',
      'react',
      'react-aria-components',
      'react-dom',
    ],
  },
];

/** The bench measures the exports beside packages that only its own package.json brings. */
export const benchRoom: Room = {
  name: 'bench',
  folder: 'test/bench',
  reaches: [
    'shared',
    'electron/cli/compiler.ts',
    'electron/export',
    'electron/library',
    'electron/workspace',
    'test/bench',
    'test/fixtures',
    'test/judges',
    'test/setup',
    'vite.host.packages.ts',
  ],
  builtins: true,
  packages: [
    '@playwright/test',
    'commander',
    'docx',
    'fflate',
    'html-to-docx',
    'jspdf',
    'jspdf-autotable',
    'pdfmake',
    'vite',
    'zod',
  ],
};

const inside = (place: string, file: string): boolean => file === place || file.startsWith(`${place}/`);

/** "@scope/name" or "name" of what is imported from a package. */
export const packageOf = (request: string): string =>
  request
    .split('/')
    .slice(0, request.startsWith('@') ? 2 : 1)
    .join('/');

/** Why a file may not import this, or null where it may. Paths are relative to the root of the project. */
export const objection = (file: string, request: string): string | null => {
  const room = [...rooms, benchRoom].find(({ folder }) => inside(folder, file));
  if (room === undefined) return `${file} lies in no room`;
  if (request.startsWith('.')) {
    const [pathOnly = ''] = request.split('?');
    const target = path.posix.join(path.posix.dirname(file), pathOnly);
    const within = room.reaches.some((folder) => inside(folder, target));
    const barred = room.except?.some((folder) => inside(folder, target)) === true;
    return within && !barred ? null : `${file} (${room.name}) reaches into ${target}`;
  }
  if (isBuiltin(request)) {
    if (!room.builtins) return `${file} (${room.name}) uses ${request} of Node`;
    return request.startsWith('node:') ? null : `${file} names ${request} without node:`;
  }
  return room.packages.includes(packageOf(request))
    ? null
    : `${file} (${room.name}) uses the package ${request}`;
};
