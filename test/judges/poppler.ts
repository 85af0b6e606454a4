/** Poppler as a reader of PDF files: text, facts, fonts, structure and pictures, as a person's viewer would see them. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { withFile } from './folder.ts';
import { run } from './run.ts';

const read = (pdf: Uint8Array, program: string, ...args: readonly string[]): Promise<string> =>
  withFile(pdf, 'document.pdf', (file) => run(program, [...args, file]));

/** The text of each page, in reading order. */
export const pageTexts = (pdf: Uint8Array): Promise<readonly string[]> =>
  withFile(pdf, 'document.pdf', async (file) => {
    const text = await run('pdftotext', ['-enc', 'UTF-8', file, '-']);
    return text.split('\f').slice(0, -1);
  });

/** The text of the whole document, in reading order. */
export const pdfText = async (pdf: Uint8Array): Promise<string> => (await pageTexts(pdf)).join('\n');

/** The lines of `pdfinfo` by their names: "Title", "Pages", "Tagged", "Page size", "PDF version". */
export const pdfInfo = async (pdf: Uint8Array): Promise<ReadonlyMap<string, string>> => {
  const lines = (await read(pdf, 'pdfinfo', '-isodates')).split('\n').filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
};

/** The tree of structure elements with their text, indented, as assistive technology walks it. */
export const structureText = (pdf: Uint8Array): Promise<string> => read(pdf, 'pdfinfo', '-struct-text');

export type PdfFont = {
  readonly name: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  /** Whether its glyphs can be read back as characters. */
  readonly unicode: boolean;
};

/** One line of the table: name, type, encoding, embedded, subset, unicode, object. Long names push the columns along. */
const fontRow = /^(\S+)\s+.*\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/;

/** The fonts a document uses, each once per object. */
export const pdfFonts = async (pdf: Uint8Array): Promise<readonly PdfFont[]> => {
  const [, , ...rows] = (await read(pdf, 'pdffonts')).split('\n');
  return rows
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const match = fontRow.exec(row.trimEnd());
      if (match === null) throw new Error(`pdffonts printed a line that is not understood: ${row}`);
      const [, name = '', embedded, subset, unicode] = match;
      return { name, embedded: embedded === 'yes', subset: subset === 'yes', unicode: unicode === 'yes' };
    });
};

/** The files inside a document, by their names. */
export const attachedFiles = (pdf: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> =>
  withFile(pdf, 'document.pdf', async (file, folder) => {
    const into = path.join(folder, 'attached');
    await mkdir(into);
    await run('pdfdetach', ['-saveall', '-o', into, file]);
    const names = await readdir(into);
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(path.join(into, name))] as const)),
    );
  });

/** PNG pictures of the pages in order, `dpi` dots per inch; of one page only where `page` is given (from 1). */
export const pdfPictures = (pdf: Uint8Array, dpi: number, page?: number): Promise<readonly Uint8Array[]> =>
  withFile(pdf, 'document.pdf', async (file, folder) => {
    const range = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
    await run('pdftoppm', ['-r', String(dpi), '-png', ...range, file, path.join(folder, 'page')], 120_000);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).toSorted();
    return Promise.all(names.map((name) => readFile(path.join(folder, name))));
  });
