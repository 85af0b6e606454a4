/** The contents: Word's own field, filled in with links and, where they can be known, page numbers. */
import { LeaderType, Paragraph, TableOfContents } from 'docx';
import type { FileChild } from 'docx';
import type { Contents } from '../../../shared/document/blocks.ts';
import { textRuns } from './inline.ts';

/** `onNewPage`: after a title page. */
export const contents = (block: Contents, onNewPage: boolean): FileChild[] => [
  new Paragraph({
    style: 'TOCHeading',
    pageBreakBefore: onNewPage,
    ...(onNewPage ? { spacing: { before: 0 } } : {}),
    children: textRuns(block.title),
  }),
  new TableOfContents(block.title, {
    hyperlink: true,
    headingStyleRange: '1-2',
    tabLeader: LeaderType.DOT,
  }),
];

/** Where titles start, twips: right of the numbers, which stand at 0 and at the first title. */
const titleAt = { 1: 480, 2: 960 } as const;

/** Lines up the titles of the filled-in contents; the library sets a wider stop where a number has two digits. */
export const alignContents = (xml: string): string =>
  xml.replaceAll(
    /(<w:pStyle w:val="TOC([12])"\/><w:tabs><w:tab w:val="left" w:pos=")\d+/g,
    (_whole, before: string, level: string) => before + String(level === '1' ? titleAt[1] : titleAt[2]),
  );
