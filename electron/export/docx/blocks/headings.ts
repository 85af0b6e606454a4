/** Headings: Word's own styles and counting, with bookmarks that the contents reach. */
import type { Block, Heading } from '../../../../shared/document/blocks.ts';
import { accent, numberHang } from '../design.ts';
import type { Paragraph, ParagraphProperties, Piece } from '../model.ts';
import type { Session, Setting } from '../session.ts';
import { textPieces } from './inline.ts';
import { placed } from './paragraphs.ts';

/** The headings among blocks, in their order. */
export const headingsOf = (blocks: readonly Block[]): readonly Heading[] =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []));

/**
 * Whether counting the numbered headings in order gives the numbers they carry. Where it does, Word numbers them; where
 * it does not, the numbers are typed, for the document's numbers are the record's.
 */
export const countsAlong = (blocks: readonly Block[]): boolean => {
  const counters = [0, 0, 0];
  return headingsOf(blocks)
    .filter((heading) => heading.number !== '')
    .every((heading) => {
      counters[heading.level - 1] = (counters[heading.level - 1] ?? 0) + 1;
      counters.fill(0, heading.level);
      const parts = counters.slice(0, heading.level);
      // Word shows a level that was skipped as 1, not as 0.
      return parts.every((part) => part > 0) && parts.join('.') === heading.number;
    });
};

/**
 * A bookmark's name as Word allows it: letters, digits and underscores, 40 at most. The prefix is Word's own for what
 * contents lead to; names that start with an underscore are not listed among the reader's bookmarks.
 */
export const bookmarkName = (anchor: string): string => {
  const name = `_Toc_${anchor.replaceAll(/[^a-z0-9]/gi, '_')}`;
  return name.length <= 40 ? name : `${name.slice(0, 31)}_${checksum(anchor)}`;
};

/** Eight hex digits that tell long anchors with the same beginning apart (FNV-1a). */
const checksum = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** Where the number is typed: it hangs in the margin as Word's own would. */
const hanging: ParagraphProperties = {
  indent: { left: 0, hanging: numberHang },
  tabs: [{ at: 0, align: 'left' }],
};

/** Taken out of the counting of its style, and out of its indent. */
const uncounted: ParagraphProperties = { numbering: null, indent: { left: 0, hanging: 0 } };

const numbering = (
  block: Heading,
  session: Session,
): { readonly lead: readonly Piece[]; readonly properties: ParagraphProperties } => {
  if (session.numbersHeadings) return { lead: [], properties: block.number === '' ? uncounted : {} };
  if (block.number === '') return { lead: [], properties: {} };
  const number: Piece = {
    kind: 'text',
    text: `${block.number}\t`,
    properties: { color: accent, bold: false },
  };
  return { lead: [number], properties: hanging };
};

/** A heading at the top of a page needs no air above. */
const opening: ParagraphProperties = { onNewPage: true, spacing: { before: 0 } };

export const heading = (block: Heading, setting: Setting, session: Session): Paragraph => {
  const { lead, properties } = numbering(block, session);
  return {
    kind: 'paragraph',
    style: `Heading${block.level}`,
    ...placed(setting, block.text),
    ...properties,
    ...(setting.onNewPage === true ? opening : {}),
    bookmark: bookmarkName(block.anchor),
    content: [...lead, ...textPieces(block.text)],
  };
};
