/** Blocks one below the other, each drawn by the function for its kind. */
import type { Block } from '../../../../shared/document/blocks.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { table } from '../table/table.ts';
import { code, quote, rule } from './block-quote.ts';
import { facts } from './facts.ts';
import { heading } from './heading.ts';
import { image } from './image.ts';
import { keyFigures } from './key-figures.ts';
import { checklist, list } from './list.ts';
import { paragraph } from './paragraph.ts';
import { signature } from './signature.ts';
import { timelineFigure } from './timeline.ts';

const nothing: Measured = { min: 0, natural: 0, items: () => [] };

/** Contents are set by the document as a whole (`contents.ts`), which alone knows all headings. */
export const measure = (block: Block, setting: Setting): Measured => {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block, setting);
    case 'heading':
      return heading(block, block.level, setting);
    case 'list':
      return list(block, setting);
    case 'checklist':
      return checklist(block, setting);
    case 'table':
      return table(block, setting);
    case 'facts':
      return facts(block, setting);
    case 'keyFigures':
      return keyFigures(block, setting);
    case 'timelineFigure':
      return timelineFigure(block, setting);
    case 'image':
      return image(block, setting);
    case 'code':
      return code(block, setting);
    case 'quote':
      return quote(block, setting);
    case 'rule':
      return rule();
    case 'signature':
      return signature(block, setting);
    case 'contents':
      return nothing;
  }
};

/** The content of a cell, a list item or a quote. A single paragraph stands in the container's own tag. */
export const flow = (blocks: readonly Block[], setting: Setting): Measured => {
  const [first, ...others] = blocks;
  if (first?.kind === 'paragraph' && others.length === 0) return paragraph(first, setting, setting.tag);
  const parts = blocks.map((block) => measure(block, setting));
  return {
    min: Math.max(0, ...parts.map((part) => part.min)),
    natural: Math.max(0, ...parts.map((part) => part.natural)),
    items: (width) => parts.flatMap((part) => part.items(width)),
  };
};
