/** What stands in a line, as runs. */
import { tickedBox, untickedBox } from '../design.ts';
import type { Piece, RunProperties } from '../model.ts';
import { drawing } from './drawing.ts';
import { runProperties } from './properties.ts';
import type { Sheet } from './sheet.ts';
import { attribute, escaped } from './xml.ts';

const run = (properties: string, content: string): string => `<w:r>${properties}${content}</w:r>`;

/** Spaces at the ends and in rows count. */
const textXml = (text: string): string => `<w:t xml:space="preserve">${escaped(text)}</w:t>`;

/** A text's tabs as Word's own; everything else as it stands. */
const withTabs = (text: string): string =>
  text.includes('\t')
    ? text
        .split('\t')
        .map((piece) => (piece === '' ? '' : textXml(piece)))
        .join('<w:tab/>')
    : textXml(text);

/** A field with the value it shows until Word counts anew; none where the value is not known. */
const field = (instruction: string, shown: string): string =>
  run('', '<w:fldChar w:fldCharType="begin"/>') +
  run('', `<w:instrText xml:space="preserve"> ${escaped(instruction)} </w:instrText>`) +
  run('', '<w:fldChar w:fldCharType="separate"/>') +
  (shown === '' ? '' : run('', textXml(shown))) +
  run('', '<w:fldChar w:fldCharType="end"/>');

const code = (character: string): string => character.charCodeAt(0).toString(16);

/** A control that a click ticks; its sign is text, so that it is read aloud, found and copied. */
const box = (checked: boolean, name: string, properties: RunProperties): string => {
  const font = 'w14:font="Source Serif 4"';
  return (
    `<w:sdt><w:sdtPr><w:alias w:val="${attribute(name)}"/><w14:checkbox><w14:checked w14:val="${checked ? 1 : 0}"/>` +
    `<w14:checkedState w14:val="${code(tickedBox)}" ${font}/><w14:uncheckedState w14:val="${code(untickedBox)}" ${font}/>` +
    `</w14:checkbox></w:sdtPr><w:sdtContent>${run(
      runProperties(properties),
      textXml(checked ? tickedBox : untickedBox),
    )}</w:sdtContent></w:sdt>`
  );
};

const pieceXml = (piece: Piece, sheet: Sheet): string => {
  switch (piece.kind) {
    case 'text':
      return run(runProperties(piece.properties), withTabs(piece.text));
    case 'break':
      return run('', '<w:br/>');
    case 'link':
      return `<w:hyperlink r:id="${sheet.link(piece.address)}" w:history="1">${pieces(piece.content, sheet)}</w:hyperlink>`;
    case 'box':
      return box(piece.checked, piece.name, piece.properties);
    case 'picture':
      return run('', drawing(piece, sheet));
    case 'pageOf':
      return field(`PAGEREF ${piece.bookmark} \\h`, sheet.pageOf(piece.bookmark));
    case 'pageNumber':
      return field('PAGE', '1');
    case 'pageCount':
      return field('NUMPAGES', sheet.pageCount);
  }
};

export const pieces = (content: readonly Piece[], sheet: Sheet): string => {
  let xml = '';
  for (const piece of content) xml += pieceXml(piece, sheet);
  return xml;
};
