import { headingOf } from '../../report/sections.ts';
import type { Block } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { listOrNone } from '../parts.ts';

export const lessonsSection = ({ report, headings }: SectionInput): readonly Block[] => [
  headings.section(headingOf('lessons')),
  headings.part('What Went Well'),
  ...listOrNone(report.lessons.wentWell, false, 'lessons.wentWell'),
  headings.part('What Went Wrong'),
  ...listOrNone(report.lessons.wentWrong, false, 'lessons.wentWrong'),
  headings.part('Where We Got Lucky'),
  ...listOrNone(report.lessons.lucky, false, 'lessons.lucky'),
  headings.part('Opportunities for Improvement'),
  ...listOrNone(report.lessons.opportunities, true, 'lessons.opportunities'),
];
