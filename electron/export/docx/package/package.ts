/** The package: every part of the document under its name, and what kind each is. */
import type { ReportDocument } from '../../../../shared/document/blocks.ts';
import type { Page } from '../design.ts';
import { flowXml } from '../markup/flow.ts';
import { openSheet } from '../markup/sheet.ts';
import type { PageNumbers } from '../markup/sheet.ts';
import { attribute, declaration, wordPart } from '../markup/xml.ts';
import type { Section } from '../model.ts';
import { facePath, fontRelations, fontTableXml } from './fonts.ts';
import type { Face } from './fonts.ts';
import { footerXml, headerXml } from './furniture.ts';
import { coreProperties, customProperties, extendedProperties, settings } from './properties.ts';
import { partRelations, relationsXml } from './relations.ts';
import { pack, zip } from '../../../zip/zip.ts';
import type { Packed } from '../../../zip/zip.ts';

export type Content = {
  readonly document: ReportDocument;
  readonly page: Page;
  readonly sections: readonly Section[];
  readonly stylesXml: string;
  readonly numberingXml: string;
  readonly faces: readonly Face[];
  /** `null` where Word is to count. */
  readonly numbers: PageNumbers | null;
};

const mainTypes = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const packageTypes = 'application/vnd.openxmlformats-package';

const defaultTypes = {
  rels: `${packageTypes}.relationships+xml`,
  xml: 'application/xml',
  odttf: 'application/vnd.openxmlformats-officedocument.obfuscatedFont',
  png: 'image/png',
  jpg: 'image/jpeg',
  svg: 'image/svg+xml',
} as const;

const partTypes = {
  'docProps/app.xml': 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  'docProps/core.xml': `${packageTypes}.core-properties+xml`,
  'docProps/custom.xml': 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
  'word/document.xml': `${mainTypes}.document.main+xml`,
  'word/fontTable.xml': `${mainTypes}.fontTable+xml`,
  'word/footer1.xml': `${mainTypes}.footer+xml`,
  'word/header1.xml': `${mainTypes}.header+xml`,
  'word/numbering.xml': `${mainTypes}.numbering+xml`,
  'word/settings.xml': `${mainTypes}.settings+xml`,
  'word/styles.xml': `${mainTypes}.styles+xml`,
} as const;

const contentTypes = (): string =>
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${Object.entries(
    defaultTypes,
  )
    .map(([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`)
    .join('')}${Object.entries(partTypes)
    .map(([name, type]) => `<Override PartName="/${attribute(name)}" ContentType="${type}"/>`)
    .join('')}</Types>`;

const packageRelations = partRelations(
  ['document', 'word/document.xml'],
  ['core', 'docProps/core.xml'],
  ['extended', 'docProps/app.xml'],
  ['custom', 'docProps/custom.xml'],
);
const documentRelations = partRelations(
  ['styles', 'styles.xml'],
  ['numbering', 'numbering.xml'],
  ['settings', 'settings.xml'],
  ['fontTable', 'fontTable.xml'],
  ['header', 'header1.xml'],
  ['footer', 'footer1.xml'],
);
const idOf = (target: string): string =>
  documentRelations.find((relation) => relation.target === target)?.id ?? '';

/** Size and margins of a section's pages; header and footer are said in the first and hold for all. */
const sectionXml = ({ width, height, margin }: Page, first: boolean): string =>
  `<w:sectPr>${
    first
      ? `<w:headerReference w:type="default" r:id="${idOf('header1.xml')}"/><w:footerReference w:type="default" r:id="${idOf('footer1.xml')}"/>`
      : ''
  }<w:type w:val="nextPage"/><w:pgSz w:w="${width}" w:h="${height}"/>` +
  `<w:pgMar w:top="${margin.top}" w:right="${margin.right}" w:bottom="${margin.bottom}" w:left="${margin.left}" ` +
  `w:header="${margin.header}" w:footer="${margin.footer}" w:gutter="0"/></w:sectPr>`;

/** The package's bytes: the content types first, as readers that sniff expect, then by name. */
export const writePackage = (content: Content): Uint8Array => {
  const { document, page, sections, faces, numbers } = content;
  const sheet = openSheet(documentRelations, numbers);
  const body = sections
    .map((section, index) => {
      const xml = flowXml(section, sheet);
      const properties = sectionXml(page, index === 0);
      // The last section's properties close the body, those of the others an empty paragraph at their end.
      return index === sections.length - 1
        ? xml + properties
        : `${xml}<w:p><w:pPr><w:pStyle w:val="Gap"/>${properties}</w:pPr></w:p>`;
    })
    .join('');
  const headerSheet = openSheet([], numbers);
  const parts = new Map<string, Packed>();
  const add = (name: string, xml: string): void => void parts.set(name, pack(Buffer.from(xml, 'utf8')));
  add('[Content_Types].xml', contentTypes());
  add('_rels/.rels', relationsXml(packageRelations));
  add('docProps/app.xml', extendedProperties(document, sheet.pageCount));
  add('docProps/core.xml', coreProperties(document));
  add('docProps/custom.xml', customProperties(document));
  add(
    'word/document.xml',
    wordPart('document', ['r', 'wp', 'a', 'pic', 'asvg', 'w14'], `<w:body>${body}</w:body>`),
  );
  add('word/_rels/document.xml.rels', relationsXml(sheet.relations));
  add('word/fontTable.xml', fontTableXml(faces));
  add('word/_rels/fontTable.xml.rels', relationsXml(fontRelations(faces)));
  faces.forEach((face, index) => parts.set(`word/${facePath(index)}`, face.packed));
  add('word/footer1.xml', footerXml(document.furniture, page, headerSheet));
  add('word/header1.xml', headerXml(document.furniture, page, headerSheet));
  for (const picture of sheet.pictures.values()) parts.set(`word/media/${picture.name}`, pack(picture.bytes));
  add('word/numbering.xml', content.numberingXml);
  add('word/settings.xml', settings(numbers === null));
  add('word/styles.xml', content.stylesXml);
  return zip(parts);
};
