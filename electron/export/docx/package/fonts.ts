/** The faces that travel inside the document, so that it looks the same where they are not installed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fonts } from '../design.ts';
import { wordPart } from '../markup/xml.ts';
import type { FontName } from '../model.ts';
import { relationTypes } from './relations.ts';
import type { Relation } from './relations.ts';
import { pack } from '../../../zip/zip.ts';
import type { Packed } from '../../../zip/zip.ts';

export const slots = ['Regular', 'Bold', 'Italic'] as const;
export type Slot = (typeof slots)[number];

/** Word pairs faces by the names inside the files. */
const families: Readonly<
  Record<
    FontName,
    {
      readonly panose: string;
      readonly kind: string;
      readonly pitch: string;
      readonly files: Partial<Record<Slot, string>>;
    }
  >
> = {
  serif: {
    panose: '02040603050405020204',
    kind: 'roman',
    pitch: 'variable',
    files: { Regular: 'SourceSerif4-Regular', Bold: 'SourceSerif4-Bold', Italic: 'SourceSerif4-Italic' },
  },
  sans: {
    panose: '020B0503050203000203',
    kind: 'swiss',
    pitch: 'variable',
    files: { Regular: 'IBMPlexSans-Regular', Bold: 'IBMPlexSans-Bold', Italic: 'IBMPlexSans-Italic' },
  },
  mono: {
    panose: '020B0509050203000203',
    kind: 'modern',
    pitch: 'fixed',
    files: { Regular: 'IBMPlexMono-Regular' },
  },
};
const names = ['serif', 'sans', 'mono'] as const;

export type Face = {
  readonly family: FontName;
  readonly slot: Slot;
  /** The font file. */
  readonly data: Uint8Array;
  /** A key from the file itself, so that the same face is stored the same in every document. */
  readonly key: string;
  /** Hidden behind the key and packed, ready for the archive. */
  readonly packed: Packed;
};

const keyOf = (data: Uint8Array): string => {
  const hash = createHash('sha256').update(data).digest('hex').toUpperCase();
  const parts = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20)];
  return [...parts, hash.slice(20, 32)].join('-');
};

const obfuscatedBytes = 32;

/** The format hides a font's first bytes behind its key, the key's last byte first (ECMA-376 part 4, 2.8.1). */
const obfuscated = (data: Uint8Array, key: string): Uint8Array => {
  const bytes = Buffer.from(key.replaceAll('-', ''), 'hex').toReversed();
  const hidden = data.slice();
  for (let at = 0; at < obfuscatedBytes; at += 1) {
    hidden[at] = (hidden[at] ?? 0) ^ (bytes[at % bytes.length] ?? 0);
  }
  return hidden;
};

const readFace = async (folder: string, family: FontName, slot: Slot, file: string): Promise<Face> => {
  const data = new Uint8Array(await readFile(path.join(folder, `${file}.ttf`)));
  const key = keyOf(data);
  return { family, slot, data, key, packed: pack(obfuscated(data, key)) };
};

const readAll = (folder: string): Promise<readonly Face[]> =>
  Promise.all(
    names.flatMap((family) =>
      slots.flatMap((slot) => {
        const file = families[family].files[slot];
        return file === undefined ? [] : [readFace(folder, family, slot, file)];
      }),
    ),
  );

const read = new Map<string, Promise<readonly Face[]>>();

/** The faces to embed, from the fonts folder. They are read and packed once in the life of the process. */
export const readFaces = (folder: string): Promise<readonly Face[]> => {
  const known = read.get(folder);
  if (known !== undefined) return known;
  const faces = readAll(folder);
  // What could not be read may be there the next time.
  faces.catch(() => read.delete(folder));
  read.set(folder, faces);
  return faces;
};

/** Where a face lies, seen from `word/`. */
export const facePath = (index: number): string => `fonts/font${index + 1}.odttf`;

export const fontRelations = (faces: readonly Face[]): readonly Relation[] =>
  faces.map((_, index) => ({
    id: `rId${index + 1}`,
    type: relationTypes.font,
    target: facePath(index),
    external: false,
  }));

export const fontTableXml = (faces: readonly Face[]): string => {
  const relations = fontRelations(faces);
  const familyXml = (family: FontName): string => {
    const { panose, kind, pitch } = families[family];
    const embedded = faces
      .map((face, index) =>
        face.family === family
          ? `<w:embed${face.slot} r:id="${relations[index]?.id ?? ''}" w:fontKey="{${face.key}}"/>`
          : '',
      )
      .join('');
    return (
      `<w:font w:name="${fonts[family].name}"><w:altName w:val="${fonts[family].substitute}"/><w:panose1 w:val="${panose}"/>` +
      `<w:charset w:val="00"/><w:family w:val="${kind}"/><w:pitch w:val="${pitch}"/>${embedded}</w:font>`
    );
  };
  return wordPart('fonts', ['r'], names.map(familyXml).join(''));
};
