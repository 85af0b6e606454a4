/** The cover: who reports what, the facts and the key figures; a page of its own or a block above the first section. */
import type { Cover } from '../../../../shared/document/blocks.ts';
import { colours, strokes, type } from '../design.ts';
import type { TextStyle } from '../design.ts';
import { uprightSize } from '../image/picture.ts';
import { mark, rule } from '../layout/drawing.ts';
import { box, space } from '../layout/item.ts';
import type { Item } from '../layout/item.ts';
import type { Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import { facts } from './facts.ts';
import { keyFigures } from './key-figures.ts';
import { measuredText } from './paragraph.ts';

export type CoverKind = 'page' | 'block';

const logoHeight = { page: 54, block: 36 };
const widestLogo = 170;

const logoItems = (cover: Cover, kind: CoverKind, setting: Setting): readonly Item[] => {
  if (cover.logo === '') return [];
  const result = setting.picture(cover.logo);
  if (!result.ok) {
    setting.warn('organisation.logo', `The logo could not be printed: ${result.reason}.`);
    return [];
  }
  const [pixelWidth, pixelHeight] = uprightSize(result.picture);
  const scale = Math.min(logoHeight[kind] / pixelHeight, widestLogo / pixelWidth);
  const [width, height] = [pixelWidth * scale, pixelHeight * scale];
  const tag = tagIn(setting.tag, 'Figure', { alt: `Logo of ${cover.organisation || 'the organisation'}` });
  return [
    box(
      height,
      [mark(tag, [{ kind: 'image', x: 0, y: 0, width, height, picture: result.picture }], [width, height])],
      true,
    ),
    space(10),
  ];
};

const line = (
  text: string,
  style: TextStyle,
  width: number,
  source: string,
  setting: Setting,
): readonly Item[] => {
  if (text === '') return [];
  const lines = measuredText([{ kind: 'text', text }], style, source, tagIn(setting.tag, 'P'), setting);
  // Lines are bound to each other, and parted only where no page could hold them.
  return lines.items(width).map((each) => (each.kind === 'box' ? { ...each, keep: true } : each));
};

export const coverItems = (cover: Cover, kind: CoverKind, setting: Setting): readonly Item[] => {
  const width = setting.geometry.bodyWidth;
  const page = kind === 'page';
  const tag = tagIn(setting.tag, 'Sect');
  const inside: Setting = { ...setting, tag, text: type.table, paragraphGap: 4 };
  return [
    ...logoItems(cover, kind, inside),
    ...line(cover.organisation, type.organisation, width, 'organisation', inside),
    // On a page of its own the title stands in the upper third.
    ...(page ? [box(96, [], true)] : [space(22)]),
    ...line(cover.kind, type.kind, width, '', inside),
    space(4),
    ...line(cover.title, page ? type.titlePage : type.title, width * 0.92, 'incident.title', inside),
    space(page ? 26 : 15),
    box(strokes.rule, [rule(width, 0, strokes.rule, colours.ink)], true),
    space(6),
    ...facts(cover.facts, inside).items(width),
    space(page ? 26 : 12),
    ...keyFigures(cover.keyFigures, inside).items(width),
  ];
};
