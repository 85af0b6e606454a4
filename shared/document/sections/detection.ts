import { headingOf } from '../../report/sections.ts';
import { detectionMethodLabels, detectionMethods } from '../../report/vocabulary.ts';
import type { Block } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { fact, facts, proseFact, run } from '../parts.ts';
import { metricWords } from '../words.ts';

export const detectionSection = ({ report, derived, headings }: SectionInput): readonly Block[] => {
  const { methods, improvements } = report.detection;
  return [
    headings.section(headingOf('detection')),
    headings.part('How was the incident detected?'),
    {
      kind: 'checklist',
      items: detectionMethods.map((method) => {
        const { ticked, specify } = methods[method];
        const label = detectionMethodLabels[method];
        const words =
          specify === ''
            ? label
            : method === 'other'
              ? `${label}: ${specify}`
              : `${label} (specify: ${specify})`;
        return { checked: ticked, content: [run(words)], source: `detection.methods.${method}` };
      }),
    },
    facts([
      fact('Detection Delay', metricWords(derived.detectionDelay), 'detection.delay', 'tabular'),
      proseFact('Improvements Needed', improvements, 'detection.improvements'),
    ]),
  ];
};
