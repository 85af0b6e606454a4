/** Where the headings of a printed report lead in the form. */
import { sectionOf, sections } from '../report/sections.ts';
import type { Block, ReportDocument } from './blocks.ts';

/** A heading of the document, in the order in which it is printed. */
export type HeadingPlace = {
  /** "4.2 Root Cause", or the words alone where it carries no number. */
  readonly title: string;
  readonly level: 1 | 2 | 3;
  /** Unique in the document and the same as long as the heading is: what a scroll position can hold on to. */
  readonly anchor: string;
  /** The report field that the text below it comes from; '' where nothing below names one. */
  readonly path: string;
};

type Accepts = (path: string) => boolean;

const first = (blocks: readonly Block[], accepts: Accepts): string => {
  for (const block of blocks) {
    const path = sourceOf(block, accepts);
    if (path !== '') return path;
  }
  return '';
};

const firstOf = (sources: readonly { readonly source: string }[], accepts: Accepts): string =>
  sources.find(({ source }) => accepts(source))?.source ?? '';

/** The first field that a block was made from; '' for a block that is made from none. */
const sourceOf = (block: Block, accepts: Accepts): string => {
  switch (block.kind) {
    case 'paragraph':
    case 'code':
      return firstOf([{ source: block.source ?? '' }], accepts);
    case 'list':
      return firstOf([{ source: block.source ?? '' }], accepts) || first(block.items.flat(), accepts);
    case 'checklist':
    case 'facts':
    case 'keyFigures':
      return firstOf(block.items, accepts);
    case 'table':
      return firstOf(block.rows[0] ?? [], accepts);
    case 'quote':
      return first(block.content, accepts);
    case 'image':
    case 'signature':
      return firstOf([block], accepts);
    case 'heading':
    case 'timelineFigure':
    case 'rule':
    case 'contents':
      return '';
  }
};

/** Every heading with the first field of its section printed below it, before the next heading of its level. */
export const headingPlaces = ({ body, approval }: ReportDocument): readonly HeadingPlace[] => {
  const blocks = [...body, ...approval];
  let section = '';
  const isHere: Accepts = (path) => path !== '' && sectionOf(path) === section;
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'heading') return [];
    const { number, text, level, anchor } = block;
    if (level === 1) section = sections.find(({ heading }) => heading === text)?.id ?? '';
    const after = blocks.slice(index + 1);
    const end = after.findIndex((each) => each.kind === 'heading' && each.level <= level);
    const path = first(end === -1 ? after : after.slice(0, end), isHere);
    return [{ title: number === '' ? text : `${number} ${text}`, level, anchor, path }];
  });
};
