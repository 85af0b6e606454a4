/** Signature blocks: a table a pen or Word's own signing can fill in, never broken across pages. */
import type { SignatureBlock } from '../../../../shared/document/blocks.ts';
import { meaningWords } from '../../../../shared/document/words.ts';
import { ink, line, mm } from '../design.ts';
import type { Cell, Flow, Paragraph, Row } from '../model.ts';
import type { Setting } from '../session.ts';
import { gap, styled } from './paragraphs.ts';

/** A hand needs 7 cm to sign on and 1.2 cm of free height. */
const signatureWidth = mm(72);
const freeHeight = mm(14);
const space = mm(5);

type Place = { readonly label: string; readonly value: string; readonly width: number };

/** A row over all columns. */
const wideRow = (widths: readonly number[], content: readonly Paragraph[]): Row => ({
  whole: true,
  cells: [
    {
      width: widths.reduce((sum, width) => sum + width, 0),
      span: widths.length,
      margins: { top: mm(3.5) },
      content,
    },
  ],
});

/** The places to fill in, with room between them; a value already known stands on its line. */
const placesRows = (places: readonly Place[], setting: Setting): Row[] => {
  const spacer: Cell = { width: space, content: [styled('SignatureLabel', '', setting)] };
  const spaced = (cells: readonly Cell[]): Cell[] =>
    cells.flatMap((each, index) => (index === 0 ? [each] : [spacer, each]));
  return [
    {
      whole: true,
      least: freeHeight,
      cells: spaced(
        places.map(({ width, value }) => ({
          width,
          atBottom: true,
          borders: { bottom: line(0.75, ink) },
          content: [styled('SignatureText', value, setting)],
        })),
      ),
    },
    {
      whole: true,
      cells: spaced(
        places.map(({ width, label }) => ({
          width,
          margins: { top: mm(0.8), bottom: mm(4) },
          content: [styled('SignatureLabel', label, setting)],
        })),
      ),
    },
  ];
};

const signed = (block: SignatureBlock, setting: Setting): Flow => {
  const others = setting.width - signatureWidth - 2 * space;
  const nameWidth = Math.round(others * 0.53);
  const places: readonly Place[] = [
    { label: 'Printed name', value: block.name, width: nameWidth },
    { label: 'Signature', value: '', width: signatureWidth },
    { label: 'Date, time, UTC offset', value: block.date, width: others - nameWidth },
  ];
  const widths = places.flatMap((place, index) => (index === 0 ? [place.width] : [space, place.width]));
  const words = meaningWords(block);
  return {
    kind: 'table',
    style: 'SignatureTable',
    caption: `Signature of ${block.role}`,
    indent: setting.indent,
    widths,
    rows: [
      wideRow(widths, [
        styled('SignatureRole', block.role, setting),
        ...(words === '' ? [] : [styled('SignatureMeaning', words, setting)]),
      ]),
      ...placesRows(places, setting),
    ],
  };
};

/** Role and reason where no signature is asked for, with a name or date that is known all the same. */
const excused = (block: SignatureBlock, setting: Setting): Flow => {
  const roleWidth = mm(58);
  const known = [block.name, block.date].filter((text) => text !== '');
  return {
    kind: 'table',
    style: 'SignatureTable',
    caption: `Signature of ${block.role}: not required`,
    indent: setting.indent,
    widths: [roleWidth, setting.width - roleWidth],
    rows: [
      {
        whole: true,
        cells: [
          {
            width: roleWidth,
            margins: { top: mm(3.5), bottom: mm(4), right: mm(4) },
            content: [
              styled('SignatureRole', block.role, setting),
              ...known.map((text) => styled('SignatureText', text, setting)),
            ],
          },
          {
            width: setting.width - roleWidth,
            margins: { top: mm(3.5), bottom: mm(4) },
            content: [styled('SignatureText', block.notRequired, setting)],
          },
        ],
      },
    ],
  };
};

/** One approver's block. */
export const signature = (block: SignatureBlock, setting: Setting): Flow[] => {
  const together = { ...setting, keepTogether: true };
  return [block.notRequired === '' ? signed(block, together) : excused(block, together), gap(together)];
};
