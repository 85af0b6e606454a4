/** The addresses that a document links to. */
import type { Block, Inline, ReportDocument } from '../../../shared/document/blocks.ts';

const inInlines = (content: readonly Inline[], add: (link: string) => void): void => {
  for (const run of content) {
    // A link without words has nothing to click on.
    if (run.kind === 'text' && run.link !== undefined && run.text.trim() !== '') add(run.link);
  }
};

const inBlocks = (blocks: readonly Block[], add: (link: string) => void): void => {
  for (const block of blocks) {
    if (block.kind === 'paragraph') inInlines(block.content, add);
    else if (block.kind === 'quote') inBlocks(block.content, add);
    else if (block.kind === 'list') for (const item of block.items) inBlocks(item, add);
    else if (block.kind === 'checklist') for (const { content } of block.items) inInlines(content, add);
    else if (block.kind === 'facts') for (const { content } of block.items) inBlocks(content, add);
    else if (block.kind === 'table')
      for (const row of block.rows) for (const { content } of row) inBlocks(content, add);
  }
};

/** An address in one form, however a format writes it. */
export const address = (url: string): string => {
  const sound = url.toWellFormed();
  try {
    return decodeURI(new URL(sound).href);
  } catch {
    return sound;
  }
};

export const linksOf = ({ cover, body, approval }: ReportDocument): ReadonlySet<string> => {
  const links = new Set<string>();
  inBlocks([cover.facts, ...body, ...approval], (link) => links.add(link));
  return links;
};
