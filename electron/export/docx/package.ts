/**
 * The finished package made the same on every run: the library gives random names to links, counts
 * drawings and bookmarks across documents, and stamps the hour. Same document, same bytes, same SHA-256.
 */
import { unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { alignContents } from './contents.ts';
import { embedFonts } from './fonts.ts';
import type { Face } from './fonts.ts';
import { makeRoomForTurned } from './image.ts';
import { editPart } from './parts.ts';
import type { Parts } from './parts.ts';

/** A zip entry cannot be older; no time of the day of export leaks into the file. */
const entryTime = new Date(1980, 0, 1);

/** Replaces each id by the order in which it first stands. */
const renumber = (xml: string, pattern: RegExp): string => {
  const seen = new Map<string, number>();
  return xml.replaceAll(pattern, (_whole, before: string, id: string, after: string) => {
    const number = seen.get(id) ?? seen.size + 1;
    seen.set(id, number);
    return `${before}${number}${after}`;
  });
};

const drawingIds = (xml: string): string => {
  let count = 0;
  return xml.replaceAll(/(<wp:docPr\b[^>]*?\bid=")\d+(")/g, (_whole, before: string, after: string) => {
    count += 1;
    return `${before}${count}${after}`;
  });
};

const bookmarkIds = /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)(")/g;
/** Bookmarks of the contents, where they stand, in links and in page references. */
const contentsNames =
  /((?:<w:bookmarkStart\b[^>]*?\bw:name="|<w:hyperlink\b[^>]*?\bw:anchor="|<w:instrText[^>]*>PAGEREF )_Toc)(\d+)(["\s])/g;
const watermarkNames = /(<v:shape\b[^>]*?\bid="PowerPlusWaterMarkObject)([^"]*)(")/g;

/** Random relationship names of links, in the order in which the part uses them. */
const nameLinks = (parts: Parts): void => {
  for (const relations of Object.keys(parts).filter((name) => name.endsWith('.rels'))) {
    const part = relations.replace('_rels/', '').replace(/\.rels$/, '');
    const names = new Map<string, string>();
    editPart(parts, part, (xml) =>
      xml.replaceAll(
        /(<w:hyperlink\b[^>]*?\br:id=")([^"]+)(")/g,
        (_whole, before: string, id: string, after: string) => {
          const name = names.get(id) ?? `rIdLink${names.size + 1}`;
          names.set(id, name);
          return `${before}${name}${after}`;
        },
      ),
    );
    if (names.size === 0) continue;
    editPart(parts, relations, (xml) =>
      xml.replaceAll(
        /(\bId=")([^"]+)(")/g,
        (_whole, before: string, id: string, after: string) => `${before}${names.get(id) ?? id}${after}`,
      ),
    );
  }
};

/**
 * The package as it is handed out, with its fonts. `instant`: ISO 8601 with seconds, UTC; the time of creation and of
 * the last change.
 */
export const finishPackage = (bytes: Uint8Array, instant: string, faces: readonly Face[]): Uint8Array => {
  const parts: Parts = unzipSync(bytes);
  editPart(parts, 'docProps/core.xml', (xml) =>
    xml.replaceAll(/(W3CDTF">)[^<]*/g, (_whole, before: string) => before + instant),
  );
  for (const name of Object.keys(parts).filter((part) =>
    /^word\/(?:document|header\d+|footer\d+)\.xml$/.test(part),
  )) {
    editPart(parts, name, (xml) =>
      [bookmarkIds, contentsNames, watermarkNames].reduce(renumber, drawingIds(xml)),
    );
  }
  nameLinks(parts);
  editPart(parts, 'word/document.xml', (xml) => makeRoomForTurned(alignContents(xml)));
  embedFonts(parts, faces);
  return zip(parts);
};

/** The content types first, as readers that sniff expect; the rest by name. */
const zip = (parts: Parts): Uint8Array => {
  const first = '[Content_Types].xml';
  const names = Object.keys(parts)
    .filter((name) => name !== first)
    .toSorted();
  const entries: Zippable = {};
  for (const name of [first, ...names]) {
    const part = parts[name];
    if (part !== undefined) entries[name] = [part, { mtime: entryTime, os: 0, level: 6 }];
  }
  return zipSync(entries);
};
