/** Signature blocks: a table a pen or Word's own signing can fill in, never broken across pages. */
import { HeightRule, Paragraph, TableCell, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { ITableCellOptions } from 'docx';
import type { SignatureBlock } from '../../../shared/document/blocks.ts';
import { fixedTable } from './captioned-table.ts';
import { hairline, ink, line, mm, noLine, noLines } from './design.ts';
import { textRuns } from './inline.ts';
import { gap, placed } from './paragraphs.ts';
import type { Flow, Setting } from './session.ts';

/** A hand needs 7 cm to sign on and 1.2 cm of free height. */
const signatureWidth = mm(72);
const freeHeight = mm(14);
const space = mm(5);
const flush = { top: 0, bottom: 0, left: 0, right: 0 };

type Place = { readonly label: string; readonly value: string; readonly width: number };

const styled = (style: string, text: string, setting: Setting): Paragraph =>
  new Paragraph({ style, ...placed(setting, text), children: textRuns(text) });

const cell = (width: number, options: ITableCellOptions): TableCell =>
  new TableCell({ width: { size: width, type: WidthType.DXA }, margins: flush, ...options });

/** A row over all columns. */
const wideRow = (widths: readonly number[], children: Paragraph[], top: number): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      cell(
        widths.reduce((sum, width) => sum + width, 0),
        { columnSpan: widths.length, margins: { ...flush, top }, children },
      ),
    ],
  });

/** The places to fill in, with room between them; a value already known stands on its line. */
const placesRows = (places: readonly Place[], setting: Setting): TableRow[] => {
  const spacer = (): TableCell => cell(space, { children: [styled('SignatureLabel', '', setting)] });
  const spaced = (cells: readonly TableCell[]): TableCell[] =>
    cells.flatMap((each, index) => (index === 0 ? [each] : [spacer(), each]));
  return [
    new TableRow({
      cantSplit: true,
      height: { value: freeHeight, rule: HeightRule.ATLEAST },
      children: spaced(
        places.map((place) =>
          cell(place.width, {
            verticalAlign: VerticalAlignTable.BOTTOM,
            borders: { bottom: line(0.75, ink) },
            children: [styled('SignatureText', place.value, setting)],
          }),
        ),
      ),
    }),
    new TableRow({
      cantSplit: true,
      children: spaced(
        places.map((place) =>
          cell(place.width, {
            margins: { ...flush, top: mm(0.8), bottom: mm(4) },
            children: [styled('SignatureLabel', place.label, setting)],
          }),
        ),
      ),
    }),
  ];
};

const declaration = (block: SignatureBlock): string =>
  block.meaning === '' ? block.declaration : `${block.meaning}. ${block.declaration}`.trim();

const frame = { ...noLines, top: line(0.5, hairline), insideHorizontal: noLine, insideVertical: noLine };

const signed = (block: SignatureBlock, setting: Setting): Flow => {
  const others = setting.width - signatureWidth - 2 * space;
  const nameWidth = Math.round(others * 0.53);
  const places: readonly Place[] = [
    { label: 'Printed name', value: block.name, width: nameWidth },
    { label: 'Signature', value: '', width: signatureWidth },
    { label: 'Date, time, UTC offset', value: block.date, width: others - nameWidth },
  ];
  const widths = places.flatMap((place, index) => (index === 0 ? [place.width] : [space, place.width]));
  const words = declaration(block);
  return fixedTable(widths, `Signature of ${block.role}`, {
    borders: frame,
    rows: [
      wideRow(
        widths,
        [
          styled('SignatureRole', block.role, setting),
          ...(words === '' ? [] : [styled('SignatureMeaning', words, setting)]),
        ],
        mm(3.5),
      ),
      ...placesRows(places, setting),
    ],
  });
};

/** Role and reason where no signature is asked for, with a name or date that is known all the same. */
const excused = (block: SignatureBlock, setting: Setting): Flow => {
  const widths = [mm(58), setting.width - mm(58)];
  const known = [block.name, block.date].filter((text) => text !== '');
  return fixedTable(widths, `Signature of ${block.role}: not required`, {
    borders: frame,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(widths[0] ?? 0, {
            margins: { ...flush, top: mm(3.5), bottom: mm(4), right: mm(4) },
            children: [
              styled('SignatureRole', block.role, setting),
              ...known.map((text) => styled('SignatureText', text, setting)),
            ],
          }),
          cell(widths[1] ?? 0, {
            margins: { ...flush, top: mm(3.5), bottom: mm(4) },
            children: [styled('SignatureText', block.notRequired, setting)],
          }),
        ],
      }),
    ],
  });
};

/** One approver's block. */
export const signature = (block: SignatureBlock, setting: Setting): Flow[] => {
  const together = { ...setting, keepTogether: true };
  return [block.notRequired === '' ? signed(block, together) : excused(block, together), gap(together)];
};
