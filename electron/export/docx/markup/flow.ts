/** Paragraphs, tables and the contents as XML. */
import type { Cell, ContentsField, Flow, Paragraph, Row, Table } from '../model.ts';
import { pieces } from './pieces.ts';
import { bordersXml, marginsXml, paragraphProperties } from './properties.ts';
import type { Sheet } from './sheet.ts';
import { attribute } from './xml.ts';

/** `opening` and `closing`: runs around the paragraph's own. */
const paragraphXml = (paragraph: Paragraph, sheet: Sheet, opening = '', closing = ''): string => {
  let content = pieces(paragraph.content, sheet);
  if (paragraph.leadsTo !== undefined)
    content = `<w:hyperlink w:anchor="${paragraph.leadsTo}" w:history="1">${content}</w:hyperlink>`;
  if (paragraph.bookmark !== undefined) {
    const id = sheet.nextBookmark();
    content = `<w:bookmarkStart w:id="${id}" w:name="${paragraph.bookmark}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
  }
  return `<w:p>${paragraphProperties(paragraph, paragraph.style)}${opening}${content}${closing}</w:p>`;
};

const cellXml = (cell: Cell, sheet: Sheet): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${cell.width}" w:type="dxa"/>` +
  (cell.span === undefined ? '' : `<w:gridSpan w:val="${cell.span}"/>`) +
  bordersXml('tcBorders', cell.borders) +
  marginsXml('tcMar', cell.margins) +
  (cell.atBottom === true ? '<w:vAlign w:val="bottom"/>' : '') +
  `</w:tcPr>${flowXml(cell.content, sheet)}</w:tc>`;

const rowXml = (row: Row, sheet: Sheet): string => {
  const properties =
    (row.whole ? '<w:cantSplit/>' : '') +
    (row.least === undefined ? '' : `<w:trHeight w:val="${row.least}" w:hRule="atLeast"/>`) +
    (row.header === true ? '<w:tblHeader/>' : '');
  let xml = `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}`;
  for (const cell of row.cells) xml += cellXml(cell, sheet);
  return `${xml}</w:tr>`;
};

const tableXml = (table: Table, sheet: Sheet): string => {
  const width = table.widths.reduce((sum, each) => sum + each, 0);
  const header = table.rows[0]?.header === true ? 1 : 0;
  let xml =
    `<w:tbl><w:tblPr><w:tblStyle w:val="${table.style}"/><w:tblW w:w="${width}" w:type="dxa"/>` +
    (table.indent > 0 ? `<w:tblInd w:w="${table.indent}" w:type="dxa"/>` : '') +
    `<w:tblLayout w:type="fixed"/><w:tblLook w:val="${header === 1 ? '0020' : '0000'}" w:firstRow="${header}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>` +
    `<w:tblCaption w:val="${attribute(table.caption)}"/></w:tblPr><w:tblGrid>` +
    `${table.widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('')}</w:tblGrid>`;
  for (const row of table.rows) xml += rowXml(row, sheet);
  return `${xml}</w:tbl>`;
};

const fieldSign = (type: 'begin' | 'separate' | 'end'): string =>
  `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

/** The entries stand inside the field: the first opens it, the last closes it, as Word writes it. */
const contentsXml = (field: ContentsField, sheet: Sheet): string => {
  const instruction = `TOC \\h \\o &quot;1-${field.depth}&quot;`;
  const opening = `${fieldSign('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${fieldSign('separate')}`;
  const last = field.entries.length - 1;
  const entries = field.entries.map((entry, index) =>
    paragraphXml(entry, sheet, index === 0 ? opening : '', index === last ? fieldSign('end') : ''),
  );
  return (
    `<w:sdt><w:sdtPr><w:alias w:val="${attribute(field.title)}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>` +
    `<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${entries.join('')}</w:sdtContent></w:sdt>`
  );
};

/** One after the other. */
export const flowXml = (flow: readonly (Flow | ContentsField)[], sheet: Sheet): string => {
  let xml = '';
  for (const each of flow) {
    if (each.kind === 'paragraph') xml += paragraphXml(each, sheet);
    else if (each.kind === 'table') xml += tableXml(each, sheet);
    else xml += contentsXml(each, sheet);
  }
  return xml;
};
