import { headingOf } from '../../report/sections.ts';
import type { Block } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { listOrNone } from '../parts.ts';

export const responseSection = ({ report, headings }: SectionInput): readonly Block[] => [
  headings.section(headingOf('containment')),
  headings.part('Containment Actions'),
  ...listOrNone(report.response.containment, true, 'response.containment'),
  headings.part('Eradication Actions'),
  ...listOrNone(report.response.eradication, true, 'response.eradication'),
  headings.part('Recovery Actions'),
  ...listOrNone(report.response.recovery, true, 'response.recovery'),
];
