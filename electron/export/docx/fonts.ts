/** The faces that travel inside the document, so that it looks the same where they are not installed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8 } from 'fflate';
import { mono, sans, serif } from './design.ts';
import { editPart } from './parts.ts';
import type { Parts } from './parts.ts';

type Slot = 'Regular' | 'Bold' | 'Italic';

/** `substitute`: what a reader without embedded fonts shows. Word pairs faces by the names inside the files. */
const families = [
  {
    name: serif.ascii,
    substitute: 'Georgia',
    panose: '02040603050405020204',
    kind: 'roman',
    pitch: 'variable',
    files: { Regular: 'SourceSerif4-Regular', Bold: 'SourceSerif4-Bold', Italic: 'SourceSerif4-Italic' },
  },
  {
    name: sans.ascii,
    substitute: 'Arial',
    panose: '020B0503050203000203',
    kind: 'swiss',
    pitch: 'variable',
    files: { Regular: 'IBMPlexSans-Regular', Bold: 'IBMPlexSans-Bold', Italic: 'IBMPlexSans-Italic' },
  },
  {
    name: mono.ascii,
    substitute: 'Courier New',
    panose: '020B0509050203000203',
    kind: 'modern',
    pitch: 'fixed',
    files: { Regular: 'IBMPlexMono-Regular' },
  },
] as const;

type Family = Omit<(typeof families)[number], 'files'>;
export type Face = { readonly family: Family; readonly slot: Slot; readonly data: Uint8Array };

/** Reads the faces to embed from the fonts folder. */
export const readFaces = async (folder: string): Promise<readonly Face[]> => {
  const slots: readonly Slot[] = ['Regular', 'Bold', 'Italic'];
  const wanted = families.flatMap(({ files, ...family }) =>
    slots.flatMap((slot) => {
      const file = slot in files ? Reflect.get(files, slot) : undefined;
      return typeof file === 'string' ? [{ family, slot, file }] : [];
    }),
  );
  return Promise.all(
    wanted.map(async ({ family, slot, file }) => ({
      family,
      slot,
      data: new Uint8Array(await readFile(path.join(folder, `${file}.ttf`))),
    })),
  );
};

const obfuscatedBytes = 32;

/** A key from the face itself, so that the same face is stored the same in every document. */
const keyOf = (face: Uint8Array): string => {
  const hash = createHash('sha256').update(face).digest('hex').toUpperCase();
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 16),
    hash.slice(16, 20),
    hash.slice(20, 32),
  ].join('-');
};

/** The format hides a font's first bytes behind its key, the key's last byte first (ECMA-376 part 4, 2.8.1). */
const obfuscated = (face: Uint8Array, key: string): Uint8Array => {
  const bytes = Buffer.from(key.replaceAll('-', ''), 'hex').toReversed();
  const hidden = face.slice();
  for (let at = 0; at < obfuscatedBytes; at += 1) {
    hidden[at] = (hidden[at] ?? 0) ^ (bytes[at % bytes.length] ?? 0);
  }
  return hidden;
};

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/font';

const familyXml = (family: Family, embedded: readonly string[]): string =>
  `<w:font w:name="${family.name}"><w:altName w:val="${family.substitute}"/><w:panose1 w:val="${family.panose}"/>` +
  `<w:charset w:val="00"/><w:family w:val="${family.kind}"/><w:pitch w:val="${family.pitch}"/>${embedded.join('')}</w:font>`;

/** Adds the faces to a package whose font table is empty. */
export const embedFonts = (parts: Parts, faces: readonly Face[]): void => {
  const embeddings = faces.map(({ family, slot, data }, index) => {
    const [id, key, target] = [`rId${index + 1}`, keyOf(data), `fonts/font${index + 1}.odttf`];
    parts[`word/${target}`] = obfuscated(data, key);
    return {
      family: family.name,
      xml: `<w:embed${slot} r:id="${id}" w:fontKey="{${key}}"/>`,
      relation: `<Relationship Id="${id}" Type="${relationType}" Target="${target}"/>`,
    };
  });
  const table = families
    .map((family) =>
      familyXml(
        family,
        embeddings.filter((each) => each.family === family.name).map((each) => each.xml),
      ),
    )
    .join('');
  editPart(parts, 'word/fontTable.xml', (xml) =>
    xml.replace(/<w:fonts([^>]*)\/>$/, `<w:fonts$1>${table}</w:fonts>`),
  );
  const relations = embeddings.map((each) => each.relation).join('');
  parts['word/_rels/fontTable.xml.rels'] = strToU8(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`,
  );
  editPart(parts, 'word/settings.xml', (xml) =>
    xml.replace('<w:displayBackgroundShape/>', '<w:displayBackgroundShape/><w:embedTrueTypeFonts/>'),
  );
};
