/** Headings, with their numbers hanging in the margin, as targets of links and bookmarks. */
import type { Heading } from '../../../../shared/document/blocks.ts';
import { colours, hang, type } from '../design.ts';
import type { TextStyle } from '../design.ts';
import { mark } from '../layout/drawing.ts';
import type { AnchorOp } from '../layout/drawing.ts';
import { box, space } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import type { Role } from '../layout/tag.ts';
import { cleanLine } from '../text/clean.ts';
import { oneLine, plainUnits, setText } from '../text/setting.ts';
import { baselineOf } from '../text/setting.ts';

type Look = {
  readonly style: TextStyle;
  readonly role: Role;
  readonly before: number;
  readonly after: number;
};

const looks: Readonly<Record<Heading['level'], Look>> = {
  1: { style: type.heading1, role: 'H1', before: 26, after: 7 },
  2: { style: type.heading2, role: 'H2', before: 16, after: 5 },
  3: { style: type.heading3, role: 'H3', before: 12, after: 3.5 },
};

/** `level` is the level in the structure, which must not skip one; the look follows the block's own level. */
export const heading = (block: Heading, level: Heading['level'], setting: Setting): Measured => {
  const look = looks[block.level];
  const tag = tagIn(setting.tag, looks[level].role);
  const typesetter = setting.typesetter(block.source ?? '');
  const words = cleanLine(block.text);
  const text = plainUnits(words, look.style, typesetter);
  const title = block.number === '' ? words : `${block.number} ${words}`;
  const anchor: AnchorOp = {
    kind: 'anchor',
    name: block.anchor,
    y: -8,
    bookmark: { level, title },
  };
  return {
    min: 0,
    natural: 0,
    items: (width) => {
      const baseline = baselineOf(look.style, setting.fonts);
      const number = oneLine(
        // The space parts the number from the words for readers that do not see the gap.
        block.number === '' ? '' : `${block.number} `,
        { ...look.style, weight: 'medium', colour: colours.accent },
        { x: -hang, baseline },
        typesetter,
      );
      const lines = setText(text, look.style, width, { x: 0, top: 0 }, tag, setting.fonts);
      return [
        space(look.before),
        box(lines.height, [mark(tag, [anchor, ...number.ops]), ...lines.marks], true),
        space(look.after),
      ];
    },
  };
};
