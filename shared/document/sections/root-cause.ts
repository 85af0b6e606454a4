import { headingOf } from '../../report/sections.ts';
import type { Why } from '../../report/schema.ts';
import type { Block } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { noneRecorded, paragraph, proseOrNone, run } from '../parts.ts';
import { parseInline, parseProse } from '../prose.ts';

const bold = (markdown: string, source: string) =>
  parseInline(markdown, source).map((part) => (part.kind === 'text' ? { ...part, bold: true } : part));

const whyItem = (why: Why): readonly Block[] => {
  const at = `rootCause.whys.${why.id}`;
  const question =
    why.question.trim() === '' ? [run('Why?', { bold: true })] : bold(why.question, `${at}.question`);
  const answer = parseProse(why.answer, `${at}.answer`);
  return [
    paragraph(question, 'body', `${at}.question`),
    ...(answer.length > 0 ? answer : [noneRecorded(`${at}.answer`)]),
  ];
};

export const rootCauseSection = ({ report, headings }: SectionInput): readonly Block[] => {
  const { problemStatement, whys, rootCause } = report.rootCause;
  return [
    headings.section(headingOf('root-cause')),
    headings.part('Problem Statement'),
    ...proseOrNone(problemStatement, 'rootCause.problemStatement'),
    headings.part('Five Whys'),
    ...(whys.length === 0
      ? [noneRecorded('rootCause.whys')]
      : [
          {
            kind: 'list',
            ordered: true,
            start: 1,
            items: whys.map(whyItem),
            source: 'rootCause.whys',
          } as const,
        ]),
    headings.part('Root Cause'),
    ...proseOrNone(rootCause, 'rootCause.rootCause'),
  ];
};
