/** The build puts packages into its bundles and Node's own code in place of some of theirs: what they do stays the same. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFont } from '../../electron/export/pdf/fonts/open.ts';
import { breaksOf } from '../../electron/export/pdf/text/breaks.ts';
import { PdfFile } from '../../electron/export/pdf/paint/file.ts';
import { bundledPackages, bundleOutput } from '../../vite.host.packages.ts';
import type * as probe from '../fixtures/bundle/probe.ts';
import { projectFolder } from '../setup/folders.ts';

let folder: string;
let bundled: typeof probe;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-bundle-'));
  await build({
    ...bundledPackages,
    root: projectFolder,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node22',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: { probe: path.join(projectFolder, 'test/fixtures/bundle/probe.ts') },
        output: bundleOutput,
      },
    },
  });
  bundled = await import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'probe.js')).href);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const webFont = (ending: string): string =>
  path.join(
    projectFolder,
    'node_modules/@fontsource/ibm-plex-sans/files',
    `ibm-plex-sans-latin-400-normal.${ending}`,
  );

type Run = {
  readonly glyphs: readonly { readonly id: number }[];
  readonly positions: readonly { readonly xAdvance: number }[];
};

/** Glyphs and advances of a text; the first letters of the word join where the font has ligatures. */
const drawn = (font: ReturnType<typeof openFont>): readonly (readonly [glyph: number, advance: number])[] => {
  if (font === null) throw new Error('no font');
  const { glyphs, positions }: Run = font.layout('fjord, office, 14:32');
  return glyphs.map(({ id }, place) => [id, positions[place]?.xAdvance ?? 0]);
};

/** A file of one empty page, one character for each byte. */
const emptyPage = (Writer: typeof PdfFile): string => {
  const file = new Writer({
    size: [100, 100],
    language: 'en',
    title: 'A title',
    subject: '',
    author: '',
    keywords: '',
    created: new Date(0),
    conformance: 'PDF/A-2a',
  });
  file.addPage();
  file.end();
  return Buffer.from(file.bytes).toString('latin1');
};

describe('bundled packages', () => {
  it.each(['woff', 'woff2'])('open a compressed font: %s', (ending) => {
    const ours = drawn(bundled.openFont(webFont(ending)));
    expect(ours).not.toHaveLength(0);
    expect(ours).toEqual(drawn(openFont(webFont(ending))));
  });

  it.each(['Rolled back at 14:32; e-mail sent (twice).', '現在、サービスは復旧しています。', 'สวัสดีครับ'])(
    'break the same lines: %s',
    (text) => {
      expect([...bundled.breaksOf(text)]).toEqual([...breaksOf(text)]);
    },
  );

  it('write the same file, colour profile included', () => {
    const ours = emptyPage(bundled.PdfFile);
    expect(ours).toContain('/DestOutputProfile');
    expect(ours).toBe(emptyPage(PdfFile));
  });

  it('need no package beside them', async () => {
    const sources = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
    for (const name of sources) {
      const source = await readFile(path.join(folder, name), 'utf8');
      const imported = [...source.matchAll(/\bfrom\s*["']([^."'][^"']*)["']/g)].map(
        ([, found]) => found ?? '',
      );
      expect(imported.filter((each) => !isBuiltin(each))).toEqual([]);
    }
  });
});
