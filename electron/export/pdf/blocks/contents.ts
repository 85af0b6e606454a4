/** The contents: headings of levels 1 and 2 with leaders, page numbers and links. */
import type { Contents, Heading } from '../../../../shared/document/blocks.ts';
import { colours, type } from '../design.ts';
import type { TextStyle } from '../design.ts';
import { mark } from '../layout/drawing.ts';
import type { DrawnOp, Op } from '../layout/drawing.ts';
import { box, space } from '../layout/item.ts';
import type { Item } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import type { Tag } from '../layout/tag.ts';
import { cleanLine } from '../text/clean.ts';
import { baselineOf, oneLine, plainUnits, setText } from '../text/setting.ts';
import { linesOf } from '../text/line.ts';

const numberColumn = 30;
const pageColumn = 34;

const isDrawn = (op: Op): op is DrawnOp =>
  op.kind === 'text' ||
  op.kind === 'line' ||
  op.kind === 'rectangle' ||
  op.kind === 'circle' ||
  op.kind === 'tick';

/** Distance of a leader's dots, and their width. */
const dots = { pitch: 4, width: 0.7 };

/** Dots that end at the same place in every line. */
const leader = (from: number, to: number, y: number): Op[] => {
  const count = Math.floor((to - from) / dots.pitch);
  if (count <= 0) return [];
  const level = y - dots.width / 2;
  return [
    {
      kind: 'line',
      from: [to, level],
      // Half a distance more, so that rounding does not lose the last.
      to: [to - (count - 0.5) * dots.pitch, level],
      width: dots.width,
      colour: colours.leader,
      dotted: dots.pitch,
    },
  ];
};

const entry = (heading: Heading, tag: Tag, width: number, setting: Setting): Item => {
  const style: TextStyle = heading.level === 1 ? type.contentsFirst : type.contentsSecond;
  const typesetter = setting.typesetter(heading.source ?? '');
  const link = tagIn(tagIn(tagIn(tag, 'TOCI'), 'Reference'), 'Link');
  const baseline = baselineOf(style, setting.fonts);
  const indent = 0;
  const number = oneLine(
    `${heading.number} `,
    { ...style, colour: colours.accent },
    { x: indent, baseline },
    typesetter,
  );
  const textWidth = width - numberColumn - pageColumn;
  const text = plainUnits(`${cleanLine(heading.text)} `, style, typesetter);
  const lines = linesOf(text, textWidth);
  const words = setText(text, style, textWidth, { x: numberColumn, top: 0 }, link, setting.fonts);
  const lastBaseline = baseline + (lines.length - 1) * style.leading;
  const end = numberColumn + (lines.at(-1)?.width ?? 0);
  return box(words.height, [
    mark(null, leader(end + 6, width - 24, lastBaseline)),
    mark(link, number.ops),
    ...words.marks,
    mark(link, [
      {
        kind: 'pageNumber',
        anchor: heading.anchor,
        draw: (page) =>
          oneLine(
            String(page),
            style,
            { x: width, baseline: lastBaseline, align: 'right' },
            typesetter,
          ).ops.filter(isDrawn),
      },
      {
        kind: 'link',
        x: 0,
        y: 0,
        width,
        height: words.height,
        target: { anchor: heading.anchor },
        says: cleanLine(`${heading.number} ${heading.text}`).trim(),
        tag: link,
      },
    ]),
  ]);
};

/** `depth` 1 lists the sections only, 2 their parts as well. */
export const contents = (
  block: Contents,
  headings: readonly Heading[],
  depth: 1 | 2,
  setting: Setting,
): Measured => {
  const listed = headings.filter((heading) => heading.level <= depth);
  const title = tagIn(setting.tag, 'P');
  const tag = tagIn(setting.tag, 'TOC');
  return {
    min: 0,
    natural: 0,
    items: (width) => {
      const words = setText(
        plainUnits(block.title, type.contentsTitle, setting.typesetter('')),
        type.contentsTitle,
        width,
        { x: 0, top: 0 },
        title,
        setting.fonts,
      );
      return [
        space(24),
        box(words.height, words.marks, true),
        space(6),
        ...listed.flatMap((heading, index): Item[] => {
          const first = heading.level === 1;
          return [
            space(index > 0 && first ? (depth === 1 ? 2.5 : 6) : 1),
            entry(heading, tag, width, setting),
          ];
        }),
        space(12),
      ];
    },
  };
};
