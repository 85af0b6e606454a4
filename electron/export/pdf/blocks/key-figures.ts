/** The few numbers that matter, large, in one band between two lines. */
import type { KeyFigures } from '../../../../shared/document/blocks.ts';
import { colours, strokes, type } from '../design.ts';
import { mark, moved, rule } from '../layout/drawing.ts';
import type { Mark } from '../layout/drawing.ts';
import { box, space } from '../layout/item.ts';
import type { Item } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import type { Tag } from '../layout/tag.ts';
import { narrowest, natural } from '../text/line.ts';
import { plainUnits, setText } from '../text/setting.ts';

const padding = { top: 8, bottom: 8, side: 9 };
const perBand = 4;

type Figure = KeyFigures['items'][number];

/** A long value ("12,000 (15% of active users)") is set smaller, so that it stays in its column. */
const valueMarks = (figure: Figure, tag: Tag, width: number, setting: Setting) => {
  const typesetter = setting.typesetter(figure.source);
  const large = plainUnits(`${figure.value} `, type.keyValue, typesetter);
  const fits = natural(large) <= width || (natural(large) <= width * 1.8 && narrowest(large) <= width * 0.7);
  const style = fits && natural(large) <= width ? type.keyValue : type.keyValueLong;
  return setText(
    plainUnits(`${figure.value} `, style, typesetter),
    style,
    width,
    { x: 0, top: style === type.keyValue ? 0 : 3 },
    tag,
    setting.fonts,
  );
};

const figureMarks = (
  figure: Figure,
  tag: Tag,
  width: number,
  setting: Setting,
): { marks: readonly Mark[]; height: number } => {
  const typesetter = setting.typesetter(figure.source);
  const value = valueMarks(figure, tag, width, setting);
  const valueHeight = Math.max(
    value.height + (value.height < type.keyValue.leading ? 3 : 0),
    type.keyValue.leading,
  );
  const label = setText(
    plainUnits(`${figure.label} `, type.keyLabel, typesetter),
    type.keyLabel,
    width,
    { x: 0, top: valueHeight + 1 },
    tag,
    setting.fonts,
  );
  const below = valueHeight + 1 + label.height;
  if (figure.note === '') return { marks: [...value.marks, ...label.marks], height: below };
  const note = setText(
    plainUnits(figure.note, { ...type.keyLabel, italic: true }, typesetter),
    type.keyLabel,
    width,
    { x: 0, top: below },
    tag,
    setting.fonts,
  );
  return { marks: [...value.marks, ...label.marks, ...note.marks], height: below + note.height };
};

export const keyFigures = (block: KeyFigures, setting: Setting): Measured => {
  const tag = tagIn(setting.tag, 'L', { listNumbering: 'None' });
  const tags = block.items.map(() => tagIn(tagIn(tag, 'LI'), 'LBody'));
  const bands = Math.max(1, Math.ceil(block.items.length / perBand));
  const columns = Math.ceil(block.items.length / bands);

  const items = (width: number): readonly Item[] => {
    const column = width / Math.max(1, columns);
    const boxes = Array.from({ length: bands }, (_, band): Item => {
      const figures = block.items.slice(band * columns, (band + 1) * columns).map((figure, index) => {
        const inset = index === 0 ? 0 : padding.side;
        const tagOf = tags[band * columns + index] ?? tag;
        return { inset, ...figureMarks(figure, tagOf, column - inset - padding.side, setting) };
      });
      const height = Math.max(0, ...figures.map((figure) => figure.height)) + padding.top + padding.bottom;
      const lines = figures.slice(1).map((_figure, index) => {
        const x = column * (index + 1);
        return mark(null, [
          {
            kind: 'line',
            from: [x, padding.top * 0.6],
            to: [x, height - padding.bottom * 0.6],
            width: strokes.hair,
            colour: colours.hairline,
          },
        ]);
      });
      return box(
        height,
        [
          ...(band === 0 ? [rule(width, 0, strokes.thin, colours.hairline)] : []),
          rule(width, height, band === bands - 1 ? strokes.thin : strokes.hair, colours.hairline),
          ...lines,
          ...figures.flatMap((figure, index) =>
            moved(figure.marks, index * column + figure.inset, padding.top),
          ),
        ],
        band < bands - 1,
      );
    });
    return block.items.length === 0
      ? []
      : [space(setting.paragraphGap), ...boxes, space(setting.paragraphGap * 1.5)];
  };
  return { min: 200, natural: Infinity, items };
};
