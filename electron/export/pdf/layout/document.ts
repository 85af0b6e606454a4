/** A whole document as pages: cover, body, approval, and the place of each anchor. */
import type { Block, Contents, Heading, ReportDocument } from '../../../../shared/document/blocks.ts';
import { contents } from '../blocks/contents.ts';
import { coverItems } from '../blocks/cover.ts';
import type { CoverKind } from '../blocks/cover.ts';
import { measure } from '../blocks/flow.ts';
import { heading } from '../blocks/heading.ts';
import { keepingAll } from './item.ts';
import type { Item } from './item.ts';
import type { Setting } from './measured.ts';
import { paginate } from './paginate.ts';
import type { Page } from './paginate.ts';
import { rootTag, tagIn } from './tag.ts';
import type { Tag } from './tag.ts';

export type LaidOut = {
  readonly pages: readonly Page[];
  readonly root: Tag;
  /** Page, from 0, on which each anchor stands. */
  readonly anchors: ReadonlyMap<string, number>;
};

/** A report of up to so many pages has a title block; a longer one has a title page. */
const titlePageAbove = 4;

/** Everything but the tag, which belongs to one attempt at laying out. */
export type DocumentSetting = Omit<Setting, 'tag'>;

export type Progress = (step: string, fraction: number) => void;

const isHeading = (block: Block): block is Heading => block.kind === 'heading';

/** Heading levels for the structure, which must start at 1 and skip none on the way down. */
const structureLevels = (headings: readonly Heading[]): ReadonlyMap<Heading, Heading['level']> => {
  const levels = new Map<Heading, Heading['level']>();
  let previous = 0;
  for (const each of headings) {
    const level = Math.min(each.level, previous + 1);
    previous = level;
    levels.set(each, level === 1 ? 1 : level === 2 ? 2 : 3);
  }
  return levels;
};

/** The body and the approval page: the same whatever the cover looks like, so they are set once. */
const bodyItems = (
  document: ReportDocument,
  headings: readonly Heading[],
  root: Tag,
  setting: DocumentSetting,
  progress: Progress,
): { beforeContents: readonly Item[]; afterContents: readonly Item[]; contents: Contents | null } => {
  const levels = structureLevels(headings);
  const width = setting.geometry.bodyWidth;
  let section = tagIn(root, 'Sect');
  const itemsOf = (block: Block): readonly Item[] => {
    if (block.kind === 'heading' && block.level === 1) section = tagIn(root, 'Sect');
    const here: Setting = { ...setting, tag: section };
    return block.kind === 'heading'
      ? heading(block, levels.get(block) ?? block.level, here).items(width)
      : measure(block, here).items(width);
  };
  let contentsBlock: Contents | null = null;
  let beforeContents: Item[] = [];
  let items: Item[] = [];
  document.body.forEach((block, index) => {
    if (block.kind === 'heading' && block.level === 1) {
      progress(`Laying out ${block.text}`, index / document.body.length);
    }
    if (block.kind === 'contents' && contentsBlock === null) {
      contentsBlock = block;
      beforeContents = items;
      items = [];
    } else for (const item of itemsOf(block)) items.push(item);
  });
  if (document.approval.length > 0) {
    progress('Laying out the approval page', 1);
    items.push({ kind: 'pageBreak' }, ...keepingAll(document.approval.flatMap(itemsOf)));
  }
  return { beforeContents, afterContents: items, contents: contentsBlock };
};

export const layOut = (document: ReportDocument, setting: DocumentSetting, progress: Progress): LaidOut => {
  const root = rootTag();
  const coverTag = tagIn(root, 'Sect');
  const contentsTag = tagIn(root, 'Sect');
  const headings = [...document.body, ...document.approval].filter(isHeading);
  const body = bodyItems(document, headings, root, setting, progress);

  const attempt = (kind: CoverKind, atMost: number): readonly Page[] => {
    // What an earlier attempt tagged is not drawn.
    coverTag.kids.length = 0;
    contentsTag.kids.length = 0;
    const breaks: readonly Item[] = kind === 'page' ? [{ kind: 'pageBreak' }] : [];
    const items: readonly Item[] = [
      ...coverItems(document.cover, kind, { ...setting, tag: coverTag }),
      ...breaks,
      ...body.beforeContents,
      ...(body.contents
        ? contents(body.contents, headings, kind === 'page' ? 2 : 1, { ...setting, tag: contentsTag }).items(
            setting.geometry.bodyWidth,
          )
        : []),
      ...(body.contents ? breaks : []),
      ...body.afterContents,
    ];
    return paginate(items, { height: setting.geometry.bodyHeight, atMost });
  };

  const short = attempt('block', titlePageAbove + 1);
  const pages = short.length <= titlePageAbove ? short : attempt('page', Infinity);
  return { pages, root, anchors: anchorsOf(pages) };
};

const anchorsOf = (pages: readonly Page[]): ReadonlyMap<string, number> =>
  new Map(pages.flatMap((page, index) => page.anchors.map((anchor) => [anchor, index] as const)));
