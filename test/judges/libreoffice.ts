/** LibreOffice as a second reader of Word documents: what it draws, as PDF, text and pictures. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './run.ts';

/** A folder that is gone when `work` is done. */
const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-office-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Writes the document's PDF into `folder` and returns its path. A profile of its own keeps runs apart. */
export const convertToPdf = async (docx: Uint8Array, folder: string): Promise<string> => {
  const file = path.join(folder, 'document.docx');
  await writeFile(file, docx);
  await run(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      file,
    ],
    100_000,
  );
  return path.join(folder, 'document.pdf');
};

/** The text of each page as LibreOffice lays it out. */
export const pagesOf = (docx: Uint8Array): Promise<readonly string[]> =>
  inFolder(async (folder) => {
    const text = await run('pdftotext', ['-layout', await convertToPdf(docx, folder), '-']);
    return text.split('\f').slice(0, -1);
  });

/** Pictures of the pages at 90 dpi, written to `target`; returns their paths in order. */
export const picturesOf = (docx: Uint8Array, target: string): Promise<readonly string[]> =>
  inFolder(async (folder) => {
    await run('pdftoppm', ['-r', '90', '-png', await convertToPdf(docx, folder), path.join(target, 'page')]);
    const names = await readdir(target);
    return names
      .filter((name) => name.startsWith('page'))
      .map((name) => path.join(target, name))
      .toSorted();
  });
