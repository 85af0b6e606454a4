/** The contents: Word's own field, filled in with links and, where they can be known, page numbers. */
import { LeaderType, Paragraph, TableOfContents } from 'docx';
import type { FileChild } from 'docx';
import type { Contents } from '../../../shared/document/blocks.ts';
import { textRuns } from './inline.ts';

/** `onNewPage`: after a title page. */
export const contents = (block: Contents, onNewPage: boolean): FileChild[] => [
  new Paragraph({ style: 'TOCHeading', pageBreakBefore: onNewPage, children: textRuns(block.title) }),
  new TableOfContents(block.title, {
    hyperlink: true,
    headingStyleRange: '1-2',
    tabLeader: LeaderType.DOT,
  }),
];
