/** The walls between the rooms: what may import what, proven on the source, and that lint says so too. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importsOf, importsOfFile, sourceFiles } from '../setup/imports.ts';
import { benchRoom, objection, packageOf, rooms } from '../setup/rooms.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const Package = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const manifest = Package.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));

const sources = ['shared', 'electron', 'renderer'].flatMap((folder) => sourceFiles(root, folder));

describe('the source', () => {
  it('is there', () => {
    for (const folder of ['shared/', 'electron/', 'renderer/']) {
      expect(sources.filter((file) => file.startsWith(folder)).length, folder).toBeGreaterThan(10);
    }
  });

  it('keeps to the rooms', () => {
    const objections = sources.flatMap((file) =>
      importsOfFile(root, file).map((request) => objection(file, request)),
    );
    expect(objections.length).toBeGreaterThan(200);
    expect(objections.filter((found) => found !== null)).toEqual([]);
  });

  it('names files with their extension', () => {
    const bare = sources.flatMap((file) =>
      importsOfFile(root, file)
        .filter(
          (request) => request.startsWith('.') && !/\.(?:tsx?|cts|mts|css|json)(?:\?\w+)?$/.test(request),
        )
        .map((request) => `${file} imports ${request}`),
    );
    expect(bare).toEqual([]);
  });

  it('ships every package that runs outside the bundled window', () => {
    const used = new Set(
      sources
        .filter((file) => !file.startsWith('renderer/'))
        .flatMap((file) => importsOfFile(root, file))
        .filter((request) => !request.startsWith('.') && !request.startsWith('node:'))
        .map(packageOf),
    );
    // Electron is the runtime itself, Vite serves developers only, mdast is types.
    const notShipped = [...used].filter(
      (name) => manifest.dependencies[name] === undefined && !['electron', 'vite', 'mdast'].includes(name),
    );
    expect(notShipped).toEqual([]);
  });

  it('allows no package that the project does not have', () => {
    const declared = { ...manifest.dependencies, ...manifest.devDependencies };
    const allowed = new Set(rooms.flatMap((room) => room.packages));
    expect([...allowed].filter((name) => !(name in declared) && !(`@types/${name}` in declared))).toEqual([]);
  });
});

describe('the bench', () => {
  const own = Package.partial({ devDependencies: true })
    .extend({ optionalDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(path.join(root, 'test/bench/package.json'), 'utf8')));
  const brought = { ...own.dependencies, ...own.optionalDependencies };
  const files = sourceFiles(root, 'test/bench');

  it('keeps to its room', () => {
    const objections = files.flatMap((file) =>
      importsOfFile(root, file).map((request) => objection(file, request)),
    );
    expect(objections.length).toBeGreaterThan(50);
    expect(objections.filter((found) => found !== null)).toEqual([]);
  });

  it('may use packages that it or the project declares', () => {
    const declared = { ...brought, ...manifest.dependencies, ...manifest.devDependencies };
    expect(benchRoom.packages.filter((name) => !(name in declared))).toEqual([]);
  });

  it('brings nothing that the project has, and exact versions', () => {
    expect(Object.keys(brought).filter((name) => name in manifest.dependencies)).toEqual([]);
    expect(Object.values(brought).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('the reader of imports', () => {
  it('sees values, types, re-exports, side effects and calls', () => {
    const source = `import type { A } from './a.ts';
      import b, { type C } from 'b';
      export * from 'c'; export { d } from './d.ts';
      import './style.css';
      const e = await import('e'); type F = import('./f.ts').F; const g = require('g');`;
    expect(importsOf('x.ts', source).toSorted()).toEqual(
      ['./a.ts', 'b', 'c', './d.ts', './style.css', 'e', './f.ts', 'g'].toSorted(),
    );
  });
});

/** Imports that cross a wall: where they stand and what they name. */
const crossings = [
  ['shared/report/probe.ts', 'node:fs'],
  ['shared/report/probe.ts', 'electron'],
  ['shared/report/probe.ts', 'react'],
  ['shared/report/probe.ts', 'react-dom/client'],
  ['shared/report/probe.ts', 'pdfkit'],
  ['shared/report/probe.ts', 'fontkit'],
  ['shared/report/probe.ts', '../../electron/export/render.ts'],
  ['shared/report/probe.ts', '../../renderer/main.tsx'],
  ['shared/report/probe.ts', '../../test/setup/ids.ts'],
  ['electron/export/probe.ts', 'electron'],
  ['electron/export/probe.ts', 'electron/main'],
  ['electron/export/probe.ts', 'electron-store'],
  ['electron/export/probe.ts', '../main/index.ts'],
  ['electron/export/probe.ts', '../../renderer/main.tsx'],
  ['electron/export/probe.ts', '../../test/setup/ids.ts'],
  ['electron/cli/probe.ts', 'electron'],
  ['electron/serve/probe.ts', 'electron'],
  ['electron/workspace/probe.ts', 'react'],
  ['electron/main/probe.ts', '../../renderer/main.tsx'],
  ['electron/main/probe.ts', '../../test/setup/ids.ts'],
  ['electron/preload/probe.ts', 'node:fs'],
  ['electron/preload/probe.ts', '../../renderer/main.tsx'],
  ['renderer/features/probe.tsx', 'node:path'],
  ['renderer/features/probe.tsx', 'electron'],
  ['renderer/features/probe.tsx', 'electron-store'],
  ['renderer/features/probe.tsx', 'pdfkit'],
  ['renderer/features/probe.tsx', 'fontkit'],
  ['renderer/features/probe.tsx', '../../electron/workspace/host.ts'],
  ['renderer/features/probe.tsx', '../../test/setup/ids.ts'],
] as const;

/** Imports that a room needs. */
const passages = [
  ['shared/report/probe.ts', 'zod'],
  ['shared/report/probe.ts', './schema.ts'],
  ['shared/rules/probe.ts', '../report/schema.ts'],
  ['electron/export/probe.ts', 'node:fs'],
  ['electron/export/docx/probe.ts', './render.ts'],
  ['electron/export/probe.ts', 'pdfkit'],
  ['electron/export/probe.ts', '../../shared/report/schema.ts'],
  ['electron/main/probe.ts', 'electron'],
  ['electron/main/probe.ts', 'electron-store'],
  ['electron/preload/probe.ts', 'electron'],
  ['renderer/bridge/probe.ts', './electron.ts'],
  ['renderer/features/probe.tsx', 'react'],
  ['renderer/features/probe.tsx', '../../shared/report/schema.ts'],
] as const;

describe('the table of rooms', () => {
  it.each(crossings)('objects when %s imports %s', (file, request) => {
    expect(objection(file, request)).toContain(file);
  });

  it.each(passages)('lets %s import %s', (file, request) => {
    expect(objection(file, request)).toBeNull();
  });
});

const probes = [...crossings, ...passages];

/** One probe file for each import, in a folder laid out as the project is. */
const nameOf = (index: number, file: string): string => file.replace('probe', `probe-${index}`);

/** A probe file and what it imports. */
const described = (file: string): string => {
  const [probe] = probes.filter(([own], index) => nameOf(index, own) === file);
  return probe ? `${file}: ${probe[1]}` : file;
};

describe('lint', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'debrief-lint-'));
  let refused: ReadonlySet<string>;

  beforeAll(async () => {
    const Config = z.looseObject({ options: z.unknown() });
    const config = Config.parse(JSON.parse(readFileSync(path.join(root, '.oxlintrc.json'), 'utf8')));
    // Rules that need types do not concern imports, and there is no project of types here.
    writeFileSync(path.join(folder, '.oxlintrc.json'), JSON.stringify({ ...config, options: {} }));
    for (const [index, [file, request]] of probes.entries()) {
      const target = path.join(folder, nameOf(index, file));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, `export { probe } from '${request}';\n`);
    }
    const Output = z.looseObject({
      diagnostics: z.array(z.looseObject({ code: z.string(), filename: z.string() })),
    });
    const printed = await new Promise<string>((resolve) => {
      const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
      const args = [oxlint, '--config', '.oxlintrc.json', '--format', 'json', '.'];
      execFile(process.execPath, args, { cwd: folder }, (_error, stdout) => resolve(stdout));
    });
    refused = new Set(
      Output.parse(JSON.parse(printed))
        .diagnostics.filter(({ code }) => code === 'eslint(no-restricted-imports)')
        .map(({ filename }) => filename.replaceAll('\\', '/')),
    );
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('refuses every crossing and lets every passage through', () => {
    const expected = crossings.map(([file], index) => nameOf(index, file));
    expect([...refused].map(described).toSorted()).toEqual(expected.map(described).toSorted());
  });
});
