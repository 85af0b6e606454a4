/** Headings: Word's own styles and counting, with bookmarks that links and the contents reach. */
import { Bookmark, HeadingLevel, LevelFormat, LevelSuffix, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { ILevelsOptions } from 'docx';
import type { Block, Heading } from '../../../shared/document/blocks.ts';
import { accent, numberHang } from './design.ts';
import { textRuns } from './inline.ts';
import { placed } from './paragraphs.ts';
import type { Session, Setting } from './session.ts';

const styles = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** The list that numbers headings; the numbers hang in the margin. */
export const headingNumbering: { readonly reference: string; readonly levels: readonly ILevelsOptions[] } = {
  reference: 'headings',
  levels: [1, 2, 3].map((level) => ({
    level: level - 1,
    format: LevelFormat.DECIMAL,
    text: [1, 2, 3]
      .slice(0, level)
      .map((part) => `%${part}`)
      .join('.'),
    suffix: LevelSuffix.TAB,
    style: {
      run: { color: accent, bold: false },
      paragraph: { indent: { left: 0, hanging: numberHang } },
    },
  })),
};

const headingsOf = (blocks: readonly Block[]): readonly Heading[] =>
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

/** A bookmark's name as Word allows it: a letter first, then letters, digits and underscores, 40 at most. */
export const bookmarkName = (anchor: string): string => {
  const name = `at_${anchor.replaceAll(/[^a-z0-9]/gi, '_')}`;
  return name.length <= 40 ? name : `${name.slice(0, 31)}_${checksum(anchor)}`;
};

/** Eight hex digits that tell long anchors with the same beginning apart (FNV-1a). */
const checksum = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

const numbering = (block: Heading, session: Session) => {
  if (block.number === '') return { lead: [], options: {} };
  if (session.numbersHeadings) {
    const numbered = { reference: headingNumbering, level: block.level - 1, instance: 0, custom: true };
    return { lead: [], options: { numbering: numbered } };
  }
  return {
    lead: [
      new TextRun({ text: block.number, color: accent, bold: false }),
      new TextRun({ children: [new Tab()] }),
    ],
    options: {
      indent: { left: 0, hanging: numberHang },
      tabStops: [{ type: TabStopType.LEFT, position: 0 }],
    },
  };
};

/** A heading at the top of a page needs no air above. */
const opening = { pageBreakBefore: true, spacing: { before: 0 } } as const;

export const heading = (block: Heading, setting: Setting, session: Session): Paragraph => {
  const { lead, options } = numbering(block, session);
  return new Paragraph({
    ...placed(setting, block.text),
    ...options,
    ...(setting.onNewPage === true ? opening : {}),
    heading: styles[block.level],
    children: [...lead, new Bookmark({ id: bookmarkName(block.anchor), children: textRuns(block.text) })],
  });
};
