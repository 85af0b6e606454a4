/** Where the headings of a printed report lead in the form. */
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

const first = (blocks: Iterable<Block>): string => {
  for (const block of blocks) {
    const path = sourceOf(block);
    if (path !== '') return path;
  }
  return '';
};

/** The first field that a block was made from; '' for a block that is made from none. */
const sourceOf = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
    case 'code':
      return block.source ?? '';
    case 'list':
      return block.source ?? first(block.items.flat());
    case 'checklist':
    case 'facts':
    case 'keyFigures':
      return block.items[0]?.source ?? '';
    case 'table':
      return block.rows[0]?.[0]?.source ?? '';
    case 'quote':
      return first(block.content);
    case 'image':
    case 'signature':
      return block.source;
    case 'heading':
    case 'timelineFigure':
    case 'rule':
    case 'contents':
      return '';
  }
};

/** Every heading with the first field printed below it, before the next heading of its level. */
export const headingPlaces = ({ body, approval }: ReportDocument): readonly HeadingPlace[] => {
  const blocks = [...body, ...approval];
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'heading') return [];
    const { number, text, level, anchor } = block;
    const after = blocks.slice(index + 1);
    const end = after.findIndex((each) => each.kind === 'heading' && each.level <= level);
    return [
      {
        title: number === '' ? text : `${number} ${text}`,
        level,
        anchor,
        path: first(end === -1 ? after : after.slice(0, end)),
      },
    ];
  });
};
