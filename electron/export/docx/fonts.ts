/** The faces that travel inside the document, so that it looks the same where they are not installed. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { mono, sans, serif } from './design.ts';

/** Family, and the files of its faces. Word pairs faces by the names inside the files: bold is a real Bold. */
const families = [
  {
    name: serif.ascii,
    data: 'SourceSerif4-Regular.ttf',
    bold: 'SourceSerif4-Bold.ttf',
    italic: 'SourceSerif4-Italic.ttf',
  },
  {
    name: sans.ascii,
    data: 'IBMPlexSans-Regular.ttf',
    bold: 'IBMPlexSans-Bold.ttf',
    italic: 'IBMPlexSans-Italic.ttf',
  },
  { name: mono.ascii, data: 'IBMPlexMono-Regular.ttf' },
] as const;

export type EmbeddedFont = {
  readonly name: string;
  readonly data: Buffer;
  readonly bold?: Buffer;
  readonly italic?: Buffer;
};

/** Reads the faces to embed from the fonts folder. */
export const readFonts = async (folder: string): Promise<readonly EmbeddedFont[]> =>
  Promise.all(
    families.map(async (family) => ({
      name: family.name,
      data: await readFile(path.join(folder, family.data)),
      ...('bold' in family ? { bold: await readFile(path.join(folder, family.bold)) } : {}),
      ...('italic' in family ? { italic: await readFile(path.join(folder, family.italic)) } : {}),
    })),
  );
