import { headingOf } from '../../report/sections.ts';
import type { Appendix, Attachment } from '../../report/schema.ts';
import type { Block, Cell } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { cell, noneRecorded, table } from '../parts.ts';
import { parseProse } from '../prose.ts';
import { sizeWords } from '../words.ts';

export const appendixTitles = {
  logs: 'Appendix A: Relevant Logs',
  metrics: 'Appendix B: Metrics & Graphs',
  code: 'Appendix C: Code Changes',
  related: 'Appendix D: Related Incidents',
} as const;
const keys = ['logs', 'metrics', 'code', 'related'] as const;

const columns = [
  { header: 'File', weight: 30, style: 'text' },
  { header: 'Size', weight: 10, minWidth: 46, style: 'tabular' },
  { header: 'Caption', weight: 28, style: 'text' },
  { header: 'SHA-256', weight: 32, style: 'mono' },
] as const;

/** Pictures of every kind: one that cannot be printed leaves a line in its place, and a warning. */
const isPicture = (attachment: Attachment): boolean => attachment.mediaType.startsWith('image/');

const attachmentRow = (attachment: Attachment, source: string): readonly Cell[] => {
  const at = `${source}.${attachment.id}`;
  return [
    cell(attachment.name, `${at}.name`),
    cell(sizeWords(attachment.size), `${at}.size`),
    cell(attachment.caption, `${at}.caption`),
    cell(attachment.sha256, `${at}.sha256`),
  ];
};

const image = (attachment: Attachment, source: string): Block => ({
  kind: 'image',
  sha256: attachment.sha256,
  mediaType: attachment.mediaType,
  alt: attachment.caption === '' ? attachment.name : attachment.caption,
  caption: attachment.caption === '' ? attachment.name : `${attachment.name}: ${attachment.caption}`,
  source: `${source}.${attachment.id}`,
});

const appendixBlocks = (appendix: Appendix, title: string, source: string): readonly Block[] => {
  const text = parseProse(appendix.text, `${source}.text`);
  const at = `${source}.attachments`;
  if (text.length === 0 && appendix.attachments.length === 0) return [noneRecorded(source)];
  return [
    ...text,
    ...appendix.attachments.filter(isPicture).map((attachment) => image(attachment, at)),
    ...(appendix.attachments.length === 0
      ? []
      : [
          table(
            `Files of ${title}`,
            columns,
            appendix.attachments.map((one) => attachmentRow(one, at)),
          ),
        ]),
  ];
};

export const appendicesSection = ({ report, headings }: SectionInput): readonly Block[] => [
  headings.section(headingOf('appendices')),
  ...keys.flatMap((key) => [
    headings.part(appendixTitles[key]),
    ...appendixBlocks(report.appendices[key], appendixTitles[key], `appendices.${key}`),
  ]),
];
