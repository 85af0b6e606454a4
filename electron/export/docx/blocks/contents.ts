/** The contents: Word's own field, filled in with links and, where they can be known, page numbers. */
import type { Contents, Heading } from '../../../../shared/document/blocks.ts';
import { accent, leader } from '../design.ts';
import type { ContentsField, Paragraph, Section } from '../model.ts';
import type { Setting } from '../session.ts';
import { bookmarkName } from './headings.ts';
import { textPieces } from './inline.ts';
import { placed, styled } from './paragraphs.ts';

const entry = (heading: Heading, setting: Setting): Paragraph => ({
  kind: 'paragraph',
  style: `TOC${heading.level}`,
  ...placed(setting, heading.text),
  leadsTo: bookmarkName(heading.anchor),
  content: [
    ...(heading.number === ''
      ? []
      : [{ kind: 'text' as const, text: `${heading.number}\t`, properties: { bold: false, color: accent } }]),
    ...textPieces(heading.text),
    { kind: 'text', text: '\t', properties: { bold: false, color: leader } },
    { kind: 'pageOf', bookmark: bookmarkName(heading.anchor) },
  ],
});

/** Sections and, where the report has a title page, their parts. */
export const contents = (
  block: Contents,
  headings: readonly Heading[],
  titlePage: boolean,
  setting: Setting,
): Section => {
  const depth = titlePage ? 2 : 1;
  const entries = headings.filter(({ level }) => level <= depth).map((heading) => entry(heading, setting));
  const title = styled(
    'TOCHeading',
    block.title,
    setting,
    titlePage ? { onNewPage: true, spacing: { before: 0 } } : {},
  );
  const field: ContentsField = { kind: 'contents', title: block.title, depth, entries };
  return entries.length === 0 ? [title] : [title, field];
};
