/** A signature block: who signs, what the signature means, and the lines to sign on by pen or by certificate. */
import type { Paragraph, SignatureBlock } from '../../../../shared/document/blocks.ts';
import { meaningWords } from '../../../../shared/document/words.ts';
import { colours, millimetres, strokes, type } from '../design.ts';
import { mark, rule } from '../layout/drawing.ts';
import type { Mark, Op } from '../layout/drawing.ts';
import { box } from '../layout/item.ts';
import type { Item } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { rootTag, tagIn } from '../layout/tag.ts';
import type { Tag } from '../layout/tag.ts';
import { plainUnits, setText } from '../text/setting.ts';
import type { SetLines } from '../text/setting.ts';
import { paragraph } from './paragraph.ts';

const signatureWidth = millimetres(72);
/** Free height above the line, for a pen. */
const penHeight = millimetres(14);
const columnGap = 14;
const padding = { top: 10, bottom: 12 };
const small = type.note;

/** Height of the lines under a rule, then the words that say what belongs on it. */
const ruled = (
  x: number,
  y: number,
  width: number,
  words: string,
  label: Tag,
  setting: Setting,
): readonly Mark[] => [
  mark(null, [{ kind: 'line', from: [x, y], to: [x + width, y], width: 0.6, colour: colours.ink }]),
  ...setText(
    plainUnits(`${words} `, small, setting.typesetter('')),
    small,
    width,
    { x, top: y + 2 },
    label,
    setting.fonts,
  ).marks,
];

/** What is already known, set as wide as its line. */
const setKnown = (
  text: string,
  x: number,
  width: number,
  tag: Tag,
  source: string,
  setting: Setting,
): SetLines =>
  setText(
    plainUnits(`${text} `, type.table, setting.typesetter(source)),
    type.table,
    width,
    { x, top: 0 },
    tag,
    setting.fonts,
  );

/** Printed on the line at `y`, upwards from it. */
const onLine = (
  text: string,
  x: number,
  y: number,
  width: number,
  tag: Tag,
  source: string,
  setting: Setting,
) => {
  const lines = setKnown(text, x, width, tag, source, setting);
  return lines.marks.map((each) => ({ ...each, y: each.y + y - lines.height - 2 }));
};

/** Widths of the three lines: printed name, signature, date. */
const lineWidths = (width: number) => {
  const rest = width - signatureWidth - 2 * columnGap;
  const name = rest * 0.53;
  return { name, date: rest - name };
};

/** Whether a text is taller than the space above its line. */
const overflows = (text: string, width: number, source: string, setting: Setting): boolean =>
  text !== '' && setKnown(text, 0, width, rootTag(), source, setting).height > penHeight;

/** What is too long for its line stands in full above the block; the line is then left free. */
const spelledOut = (block: SignatureBlock, width: number, setting: Setting) => {
  const widths = lineWidths(width);
  const long = {
    name: overflows(block.name, widths.name, block.source, setting),
    date: overflows(block.date, widths.date, block.source, setting),
  };
  const words = [
    long.name ? `Printed name: ${block.name}` : '',
    long.date ? `Date: ${block.date}` : '',
  ].filter((text) => text !== '');
  return {
    paragraphs: words.map((text): Paragraph => ({
      kind: 'paragraph',
      style: 'note',
      content: [{ kind: 'text', text }],
      source: block.source,
    })),
    block: { ...block, name: long.name ? '' : block.name, date: long.date ? '' : block.date },
  };
};

const notRequired = (block: SignatureBlock, tag: Tag, width: number, setting: Setting): Item => {
  const typesetter = setting.typesetter(block.source);
  const left = millimetres(58);
  const set = (text: string, style: typeof type.table, x: number, room: number, own: Tag): SetLines =>
    setText(
      plainUnits(`${text} `, style, typesetter),
      style,
      room,
      { x, top: padding.top },
      own,
      setting.fonts,
    );
  const role = set(block.role, { ...type.label, size: 9.25, leading: 12 }, 0, left, tagIn(tag, 'P'));
  const reason = set(
    block.notRequired,
    type.table,
    left + columnGap,
    width - left - columnGap,
    tagIn(tag, 'P'),
  );
  const height = Math.max(role.height, reason.height) + padding.top + padding.bottom;
  return box(height, [
    rule(width, 0, strokes.thin, colours.hairline),
    ...role.marks,
    ...reason.marks,
    rule(width, height, strokes.thin, colours.hairline),
  ]);
};

const toSign = (block: SignatureBlock, tag: Tag, width: number, setting: Setting): Item => {
  const typesetter = setting.typesetter(block.source);
  const roleTag = tagIn(tag, 'P');
  const role = setText(
    plainUnits(`${block.role} `, type.label, typesetter),
    type.label,
    width,
    { x: 0, top: padding.top },
    roleTag,
    setting.fonts,
  );
  const meaning = meaningWords(block);
  const meant =
    meaning === ''
      ? { marks: [], height: 0 }
      : setText(
          plainUnits(`${meaning} `, small, typesetter),
          small,
          width,
          { x: 0, top: padding.top + role.height + 1 },
          tagIn(tag, 'P'),
          setting.fonts,
        );

  const top = padding.top + role.height + 1 + meant.height;
  const line = top + penHeight + 4;
  const nameWidth = lineWidths(width).name;
  const signX = nameWidth + columnGap;
  const dateX = signX + signatureWidth + columnGap;
  const dateWidth = width - dateX;

  const nameTag = tagIn(tag, 'P');
  const signTag = tagIn(tag, 'P');
  const form = tagIn(tag, 'Form');
  const dateTag = tagIn(tag, 'P');
  const field: Op = {
    kind: 'signatureField',
    x: signX,
    y: line - penHeight,
    width: signatureWidth,
    height: penHeight - 1,
    name: block.role,
    says: `Signature of the ${block.role}${block.name === '' ? '' : `, ${block.name}`}`,
    tag: form,
  };
  const height = line + 2 + 2 * small.leading + padding.bottom - small.leading;
  return box(height, [
    rule(width, 0, strokes.thin, colours.hairline),
    ...role.marks,
    ...meant.marks,
    ...(block.name === '' ? [] : onLine(block.name, 0, line, nameWidth, nameTag, block.source, setting)),
    ...ruled(0, line, nameWidth, 'Printed name', nameTag, setting),
    mark(null, [field]),
    ...ruled(signX, line, signatureWidth, 'Signature', signTag, setting),
    ...(block.date === '' ? [] : onLine(block.date, dateX, line, dateWidth, dateTag, block.source, setting)),
    ...ruled(dateX, line, dateWidth, 'Date, time, UTC offset', dateTag, setting),
    rule(width, height, strokes.thin, colours.hairline),
  ]);
};

export const signature = (block: SignatureBlock, setting: Setting): Measured => {
  const tag = tagIn(setting.tag, 'Div');
  return {
    min: 0,
    natural: Infinity,
    // The blocks touch, line on line.
    items: (width) => {
      if (block.notRequired !== '') return [notRequired(block, tag, width, setting)];
      const { paragraphs, block: fitting } = spelledOut(block, width, setting);
      return [
        ...paragraphs.flatMap((each) => paragraph(each, { ...setting, tag }).items(width)),
        toSign(fitting, tag, width, setting),
      ];
    },
  };
};
